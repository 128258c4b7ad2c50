package xyz.cofront.foundry.storage;

/// Something that takes room and that nobody may need.
///
/// @param resource what it is: `image`, `volume`, `virtualmachine` or `download`
/// @param name of it; of a volume with its pool
/// @param bytes what it takes; 0 where that is not known
/// @param what is the matter, as a sentence
/// @param command that clears it
public record Finding(String resource, String name, long bytes, String what, String command) {}
