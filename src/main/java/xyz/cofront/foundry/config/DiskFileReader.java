package xyz.cofront.foundry.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/// Reads from the file system. A folder on the way that may not be entered counts as no file, as for every program
/// that looks for one.
public final class DiskFileReader implements FileReader {
    @Override
    public Optional<Content> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(ConfigFileParser.MAXIMUM_BYTES + 1);
            return Optional.of(new Content(decode(bytes), writableByOthers(path)));
        } catch (NoSuchFileException vanished) {
            return Optional.empty();
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static boolean writableByOthers(Path path) throws IOException {
        return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE);
    }
}
