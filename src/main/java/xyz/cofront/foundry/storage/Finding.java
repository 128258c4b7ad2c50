package xyz.cofront.foundry.storage;

import java.util.function.UnaryOperator;

/// Something that takes room and that nobody may need.
///
/// @param resource what it is: `image`, `volume`, `virtualmachine` or `download`
/// @param name of it; of a volume with its pool
/// @param pool it lies in, of an image; else empty
/// @param bytes what it takes; 0 where that is not known
/// @param what is the matter, as a sentence
/// @param command that clears it
public record Finding(String resource, String name, String pool, long bytes, String what, String command) {
    /// The same with the command as it is to be typed here.
    public Finding typed(UnaryOperator<String> here) {
        return new Finding(resource, name, pool, bytes, what, here.apply(command));
    }
}
