package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.vm.Outcome;

/// Adds up what became of several things.
final class Tally {
    private Tally() {}

    /// The names of those that went well and changed something.
    static List<String> done(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Done(String _, boolean changed) && changed)
                .map(Outcome::name)
                .toList();
    }

    static List<FoundryException> failures(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).failure())
                .toList();
    }

    /// Tells of every failure and gives the exit code of the whole.
    ///
    /// @param done how many went well
    static int report(Session session, int done, List<FoundryException> failures) {
        List<FoundryException> told =
                failures.stream().map(session.interruption()::blame).toList();
        told.forEach(session.failures()::print);
        List<Integer> codes = new ArrayList<>(Collections.nCopies(done, ExitCodes.DONE));
        told.forEach(failure -> codes.add(failure.exitCode()));
        return ExitCodes.of(codes);
    }
}
