package xyz.cofront.foundry.workflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Runs steps in order; when one fails, undoes it and those before it, last first.
public final class Workflow {
    private final Deque<Step> begun = new ArrayDeque<>();
    private final Interruption interruption;

    /// @param interruption asked before each step
    public Workflow(Interruption interruption) {
        this.interruption = interruption;
    }

    /// Runs one step. When it fails, everything begun so far is undone and the step's own failure is thrown, with the
    /// failures of undoing as suppressed [UndoFailure]s.
    public void run(Step step) {
        try {
            interruption.check();
            begun.push(step);
            step.apply().run();
        } catch (RuntimeException failure) {
            undo().forEach(failure::addSuppressed);
            throw failure;
        }
    }

    /// Undoes everything begun so far, last first, and forgets it. A failing undo does not keep the others from
    /// running, but for those of ledgers.
    ///
    /// @return the failures, in the order they came
    public List<UndoFailure> undo() {
        List<UndoFailure> failures = new ArrayList<>();
        while (!begun.isEmpty()) {
            Step step = begun.pop();
            if (step.ledger() && !failures.isEmpty()) {
                continue;
            }
            try {
                step.undo().run();
            } catch (RuntimeException failure) {
                failures.add(new UndoFailure(step.label(), failure));
            }
        }
        return failures;
    }
}
