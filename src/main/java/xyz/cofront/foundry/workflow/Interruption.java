package xyz.cofront.foundry.workflow;

import java.util.function.Supplier;
import xyz.cofront.foundry.error.FoundryException;

/// Whether the work is to end early: because of a signal, or because the time for the whole command is over.
@FunctionalInterface
public interface Interruption {
    /// Never.
    Interruption NONE = () -> {};

    /// To be asked where the work can stop and be undone; never while undoing.
    ///
    /// @throws FoundryException if it is to end now
    void check();

    /// The same in the middle of waiting for something, where running out of time is another kind of failure.
    ///
    /// @throws FoundryException if it is to end now
    default void checkWaiting() {
        check();
    }

    /// Does work that must not be cut off but end by [#check]. Outside of such work a signal may end the process at
    /// once.
    default <T> T during(Supplier<T> work) {
        return work.get();
    }

    /// Ends when either says so.
    default Interruption or(Interruption other) {
        Interruption self = this;
        return new Interruption() {
            @Override
            public void check() {
                self.check();
                other.check();
            }

            @Override
            public void checkWaiting() {
                self.checkWaiting();
                other.checkWaiting();
            }

            @Override
            public <T> T during(Supplier<T> work) {
                return self.during(() -> other.during(work));
            }
        };
    }
}
