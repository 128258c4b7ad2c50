package xyz.cofront.foundry.checkup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/// The files below a folder that stands for the root of the host: `/`, but for tests.
public final class LocalSurroundings implements Surroundings {
    /// The kind of a file and the bits of its rights in its mode (inode(7)).
    private static final int KIND = 0170000;

    private static final int CHARACTER_DEVICE = 0020000;
    private static final int RIGHTS = 07777;

    private final Path root;
    private final Supplier<Optional<String>> kernelLog;

    /// @param kernelLog reads the kernel's messages, if this user may
    public LocalSurroundings(Path root, Supplier<Optional<String>> kernelLog) {
        this.root = root;
        this.kernelLog = kernelLog;
    }

    @Override
    public Optional<String> kernelLog() {
        return kernelLog.get();
    }

    @Override
    public Optional<String> text(String path) {
        return read(path, 0, MOST);
    }

    @Override
    public Optional<String> tail(String path, int bytes) {
        return read(path, Long.MAX_VALUE, bytes);
    }

    @Override
    public Sight sight(String path) {
        try {
            Path file = at(path);
            return Files.exists(file) ? Sight.THERE : Files.notExists(file) ? Sight.ABSENT : Sight.HIDDEN;
        } catch (InvalidPathException unseen) {
            return Sight.HIDDEN;
        }
    }

    @Override
    public Optional<FileRights> rights(String path) {
        try {
            Path file = at(path);
            return Optional.of(new FileRights(
                    number(file, "unix:uid"), number(file, "unix:gid"), number(file, "unix:mode") & RIGHTS));
        } catch (IOException | InvalidPathException unseen) {
            return Optional.empty();
        }
    }

    @Override
    public boolean writable(String path) {
        return Files.isWritable(at(path));
    }

    @Override
    public boolean opens(String device) {
        Path file = at(device);
        try {
            return (number(file, "unix:mode") & KIND) == CHARACTER_DEVICE && opened(file);
        } catch (IOException refused) {
            return false;
        }
    }

    private static int number(Path file, String attribute) throws IOException {
        return (int) Files.getAttribute(file, attribute);
    }

    private static boolean opened(Path device) throws IOException {
        try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.isOpen();
        }
    }

    /// Files of `/proc` tell no size, and end all the same.
    private Optional<String> read(String path, long from, int most) {
        try {
            Path file = at(path);
            // A pipe or device might never end, or not even open.
            return Files.isRegularFile(file) ? Optional.of(bounded(file, from, most)) : Optional.empty();
        } catch (IOException | InvalidPathException unread) {
            return Optional.empty();
        }
    }

    private static String bounded(Path file, long from, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(Math.min(from, Math.max(0, channel.size() - most)));
            ByteBuffer bytes = ByteBuffer.allocate(most);
            for (int read = 0; read >= 0 && bytes.hasRemaining(); ) {
                read = channel.read(bytes);
            }
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        }
    }

    private Path at(String path) {
        return root.resolve(path.substring(1));
    }
}
