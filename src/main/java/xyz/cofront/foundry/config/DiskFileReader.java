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
import org.jspecify.annotations.Nullable;

/// Reads from the file system, and no pipe or device, which could hang or never end. A folder on the way that may not
/// be entered counts as no file, as for every program
/// that looks for one.
public final class DiskFileReader implements FileReader {
    private static final int STICKY = 01000;

    @Override
    public Optional<Content> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException("is no regular file");
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

    private static boolean open(Path path) throws IOException {
        return Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_WRITE);
    }

    /// Whoever may write to a folder may put another file in a file's place, unless the folder's sticky bit is set.
    private static boolean replaceable(@Nullable Path folder) throws IOException {
        return folder != null && open(folder) && ((int) Files.getAttribute(folder, "unix:mode") & STICKY) == 0;
    }

    private static boolean writableByOthers(Path path) throws IOException {
        return open(path) || replaceable(path.toAbsolutePath().getParent());
    }
}
