package xyz.cofront.foundry.fault;

import java.util.function.Supplier;

/// Something that goes wrong at one call.
///
/// @param call its number among all calls of all connections, the first is 0
/// @param moment whether the daemon has done it by then
/// @param action does it, and says what becomes of the packet: the call itself before, its answer after
public record CallFault(int call, Moment moment, Supplier<Reaction> action) {
    /// Before the daemon hears of the call, or when it has acted and answered.
    public enum Moment {
        BEFORE,
        AFTER
    }

    /// Nothing goes wrong.
    public static CallFault none() {
        return new CallFault(-1, Moment.BEFORE, () -> Reaction.PASS);
    }

    Reaction at(int number, Moment when) {
        return number == call && when == moment ? action.get() : Reaction.PASS;
    }
}
