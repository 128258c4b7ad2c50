package xyz.cofront.foundry.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.yaml.YamlText;

/// Reads a file or the standard input whole, as far as a document may go. Only regular files: a pipe, a device or a
/// socket could hang or never end.
public final class SourceReader {
    /// The argument that means the standard input.
    public static final String STDIN = "-";

    private static final String STDIN_NAME = "<stdin>";

    private final InputStream stdin;

    /// @param stdin read where the argument is [#STDIN]; never closed
    public SourceReader(InputStream stdin) {
        this.stdin = stdin;
    }

    /// @param argument a path as the user typed it, or [#STDIN]
    /// @throws ConfigurationException if it is not there, not readable, not a regular file, larger than 1 MiB
    ///     or not UTF-8
    public Source read(String argument) {
        return argument.equals(STDIN)
                ? new Source(STDIN_NAME, text(STDIN_NAME, standardInput()))
                : new Source(argument, text(argument, file(argument)));
    }

    private byte[] standardInput() {
        try {
            return stdin.readNBytes(YamlText.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new ConfigurationException("the standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] file(String argument) {
        try {
            Path path = Path.of(argument);
            regular(argument, Files.readAttributes(path, BasicFileAttributes.class));
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(YamlText.MAX_BYTES + 1);
            }
        } catch (InvalidPathException e) {
            throw new ConfigurationException("a file's name cannot hold a zero character", e);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(argument + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new ConfigurationException(argument + ": permission denied", e);
        } catch (IOException e) {
            throw new ConfigurationException(argument + ": cannot be read: " + reason(e), e);
        }
    }

    /// The JDK puts the file's name before the reason.
    private static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        return reason == null ? failure.toString() : reason;
    }

    private static void regular(String argument, BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            throw new ConfigurationException(argument + ": is a folder; expected a YAML file");
        }
        if (!attributes.isRegularFile()) {
            throw new ConfigurationException(argument
                    + ": is a pipe, a device or a socket; expected a regular file, or - for the standard input");
        }
    }

    private static String text(String name, byte[] bytes) {
        if (bytes.length > YamlText.MAX_BYTES) {
            throw new ConfigurationException(name + ": is larger than 1 MiB, which no document is");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(name + place(bytes, buffer.position()), e);
        }
    }

    /// The decoder stops before the byte it cannot take.
    private static String place(byte[] bytes, int position) {
        if (bytes.length > 1 && ((bytes[0] & 0xff) >= 0xfe) && ((bytes[1] & 0xff) >= 0xfe)) {
            return ":1:1: is UTF-16; save it as UTF-8";
        }
        String before = new String(bytes, 0, position, StandardCharsets.UTF_8);
        int start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
        long line = before.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count()
                + 1;
        int column = before.codePointCount(start, before.length()) + 1;
        return ":" + line + ":" + column + ": is not UTF-8; save it as UTF-8";
    }
}
