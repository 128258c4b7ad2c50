package xyz.cofront.foundry.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads configuration files.
@FunctionalInterface
public interface FileReader {
    /// @param text may be cut off a little beyond 64 KiB, which is too long anyway
    /// @param writableByOthers whether every user of the host may change it
    record Content(String text, boolean writableByOthers) {}

    /// Empty if there is no such file.
    ///
    /// @throws IOException if it is there and cannot be read; `CharacterCodingException` if it is not UTF-8
    Optional<Content> read(Path path) throws IOException;
}
