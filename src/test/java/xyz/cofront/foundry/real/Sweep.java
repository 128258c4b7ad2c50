package xyz.cofront.foundry.real;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import xyz.cofront.foundry.fault.FaultTable;
import xyz.cofront.foundry.fault.FoundryProcess;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// Does one thing after the other to a command, and looks after each whether the invariant held: what was there before
/// is unchanged, the command told the truth, one more command brought the rest to nothing, no secret got out.
final class Sweep {
    private final Attack attack;
    private final HostState before = HostState.now();
    private final List<String> failures = new ArrayList<>();
    private int strikes;

    Sweep(Attack attack) {
        this.attack = attack;
    }

    /// @param what for messages
    /// @param strike runs the command with these arguments and hits it
    void strike(String what, Function<List<String>, Result> strike) {
        strikes++;
        try {
            attack.prepare();
            Result result = strike.apply(attack.arguments());
            Secrets.requireHidden(result);
            attack.believe(result, before);
            recover(result);
        } catch (AssertionError | RuntimeException failure) {
            String told = attack.label() + ", " + what + ": " + withCauses(failure);
            FaultTable.failed(told);
            failures.add(told);
            clear(failure);
        }
    }

    private static String withCauses(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure + (cause == null ? "" : "\n  because of " + withCauses(cause));
    }

    private void clear(Throwable failure) {
        try {
            Ruins.clear(before);
        } catch (AssertionError stuck) {
            stuck.initCause(failure);
            throw stuck;
        }
    }

    private void recover(Result result) {
        try {
            attack.recover();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("no way back after " + result, failure);
        }
        List<String> changes = before.changesTo(HostState.now());
        if (!changes.isEmpty()) {
            throw new AssertionError("the host is not as before after " + result + ": " + changes);
        }
    }

    /// Runs the command as it is, which must go well.
    ///
    /// @return how long it takes
    Duration undisturbed(Path folder) {
        List<Duration> took = new ArrayList<>();
        strike("undisturbed", arguments -> {
            Result result = FoundryProcess.start(folder, arguments).result();
            took.add(result.took());
            return result;
        });
        return took.getFirst();
    }

    int strikes() {
        return strikes;
    }

    List<String> failures() {
        return failures;
    }
}
