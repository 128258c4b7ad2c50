package xyz.cofront.foundry.platform;

import java.util.List;
import java.util.function.IntConsumer;
import sun.misc.Signal;

/// The signals by which users and systems end a program. The JDK has no supported way to see them; shutdown hooks would
/// do for the first one and never see a second.
public final class Signals {
    private static final List<String> NAMES = List.of("HUP", "INT", "TERM");

    private Signals() {}

    /// From now on these signals do this, on a thread of its own, and no longer end the process.
    ///
    /// @param action takes the signal's number
    public static void handle(IntConsumer action) {
        for (String name : NAMES) {
            Signal.handle(new Signal(name), signal -> action.accept(signal.getNumber()));
        }
    }
}
