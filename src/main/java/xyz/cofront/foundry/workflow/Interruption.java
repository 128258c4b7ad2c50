package xyz.cofront.foundry.workflow;

import java.time.Duration;
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

    /// How long calls may go on from now, undoing included; practically for ever where nothing ends the work.
    default Duration left() {
        return Duration.ofDays(36500);
    }

    /// What the user is told of a failure that came because the work was to end: calls that are cut short fail by
    /// themselves.
    default FoundryException blame(FoundryException failure) {
        return failure;
    }

    /// Does work that must not be cut off but end by [#check]. Outside of such work a signal may end the process at
    /// once.
    default <T> T during(Supplier<T> work) {
        return work.get();
    }

    /// The same for work that somebody else has to end if it is cut off all the same.
    ///
    /// @param remains what is left then and what removes it, such as `VM 'web': foundry destroy web`
    default <T> T during(String remains, Supplier<T> work) {
        return during(work);
    }

    /// The words in which whoever runs this can use them.
    ///
    /// @param remains what is left and what removes it
    default String worded(String remains) {
        return remains;
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
            public Duration left() {
                Duration one = self.left();
                Duration two = other.left();
                return one.compareTo(two) < 0 ? one : two;
            }

            @Override
            public FoundryException blame(FoundryException failure) {
                return other.blame(self.blame(failure));
            }

            @Override
            public <T> T during(Supplier<T> work) {
                return self.during(() -> other.during(work));
            }

            @Override
            public <T> T during(String remains, Supplier<T> work) {
                String worded = worded(remains);
                return self.during(worded, () -> other.during(worded, work));
            }

            @Override
            public String worded(String remains) {
                return self.worded(other.worded(remains));
            }
        };
    }
}
