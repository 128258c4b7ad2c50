package xyz.cofront.foundry.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkflowTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void undoesTheFailedStepAndThoseBeforeItLastFirst() {
        Workflow workflow = new Workflow(Interruption.NONE);
        workflow.run(step("one"));
        workflow.run(step("two"));

        RuntimeException thrown = catchRuntimeException(() -> workflow.run(failing("three")));

        assertThat(thrown).hasMessage("three failed");
        assertThat(done).containsExactly("one", "two", "undo three", "undo two", "undo one");
    }

    @Test
    void goesOnUndoingWhenOneUndoFailsAndReportsIt() {
        Workflow workflow = new Workflow(Interruption.NONE);
        workflow.run(step("one"));
        workflow.run(new Step("two", () -> done.add("two"), () -> {
            throw new IllegalStateException("stuck");
        }));

        RuntimeException thrown = catchRuntimeException(() -> workflow.run(failing("three")));

        assertThat(thrown).hasMessage("three failed");
        assertThat(thrown.getSuppressed()).singleElement().isInstanceOfSatisfying(UndoFailure.class, failure -> {
            assertThat(failure).hasMessage("could not undo: two: stuck");
            assertThat(failure.label()).isEqualTo("two");
        });
        assertThat(done).containsExactly("one", "two", "undo three", "undo one");
    }

    @Test
    void leavesALedgerWhereSomethingItRecordsIsLeft() {
        Workflow workflow = new Workflow(Interruption.NONE);
        workflow.run(step("before"));
        workflow.run(Step.ledger("ledger", () -> done.add("ledger"), () -> done.add("undo ledger")));
        workflow.run(new Step("stuck", () -> done.add("stuck"), () -> {
            throw new IllegalStateException("stuck");
        }));

        workflow.undo();

        assertThat(done).containsExactly("before", "ledger", "stuck", "undo before");
    }

    @Test
    void forgetsWhatItHasUndone() {
        Workflow workflow = new Workflow(Interruption.NONE);
        workflow.run(step("one"));

        workflow.undo();
        workflow.undo();

        assertThat(done).containsExactly("one", "undo one");
    }

    private Step step(String name) {
        return new Step(name, () -> done.add(name), () -> done.add("undo " + name));
    }

    private Step failing(String name) {
        return new Step(
                name,
                () -> {
                    throw new IllegalStateException(name + " failed");
                },
                () -> done.add("undo " + name));
    }
}
