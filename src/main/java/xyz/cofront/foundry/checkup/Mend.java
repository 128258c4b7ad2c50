package xyz.cofront.foundry.checkup;

import java.util.function.UnaryOperator;

/// A step that mends something, or tells more about it.
///
/// @param what it does, in words such as `start it`
/// @param command to type; empty where there is none to give
public record Mend(String what, String command) {
    /// A step that is no command.
    static Mend by(String what) {
        return new Mend(what, "");
    }

    Mend typed(UnaryOperator<String> here) {
        return new Mend(what, here.apply(command));
    }

    /// As one line.
    public String text() {
        return command.isEmpty() ? what : what + ": " + command;
    }
}
