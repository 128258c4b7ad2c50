package xyz.cofront.foundry.checkup;

import java.util.List;
import java.util.function.UnaryOperator;

/// What one look at one thing gave. Nothing in it is escaped.
///
/// @param check its name, such as `kvm`
/// @param subject what of several things it is about, such as a pool's name; empty if there is but one
/// @param reason a sentence that says why the state is what it is
/// @param mend steps in the order to try them; none where nothing is to be mended
public record CheckResult(String check, String subject, State state, String reason, List<Mend> mend) {
    public CheckResult {
        mend = List.copyOf(mend);
    }

    static CheckResult of(String check, State state, String reason, Mend... mend) {
        return new CheckResult(check, "", state, reason, List.of(mend));
    }

    static CheckResult ok(String check, String reason) {
        return of(check, State.OK, reason);
    }

    static CheckResult warning(String check, String reason, Mend... mend) {
        return of(check, State.WARNING, reason, mend);
    }

    static CheckResult failed(String check, String reason, Mend... mend) {
        return of(check, State.FAILED, reason, mend);
    }

    static CheckResult unknown(String check, String reason, Mend... mend) {
        return of(check, State.UNKNOWN, reason, mend);
    }

    /// The same about one of several things.
    CheckResult about(String one) {
        return new CheckResult(check, one, state, reason, mend);
    }

    /// The same with the commands as they are to be typed here.
    CheckResult typed(UnaryOperator<String> here) {
        return new CheckResult(
                check,
                subject,
                state,
                reason,
                mend.stream().map(step -> step.typed(here)).toList());
    }
}
