package xyz.cofront.foundry.platform;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Locks that all programs of a host heed, of which the kernel takes back what a process held, however it ended
/// (fcntl(2), "Advisory record locking"). Each is one byte of a file that always stays: a lock file that is removed
/// when it is done with can be held twice.
public final class LockFile {
    /// A byte beyond the 60th bit of a file cannot be locked everywhere.
    private static final long LARGEST = (1L << 60) - 1;

    /// Of a line of `/proc/locks` (proc(5)): number, class, kind, access, process, file, first and last byte.
    private static final int FIELDS = 8;

    private final Path file;
    private final Path kernelLocks;

    /// @param kernelLocks the kernel's list of locks, `/proc/locks`
    public LockFile(Path file, Path kernelLocks) {
        this.file = file;
        this.kernelLocks = kernelLocks;
    }

    /// Takes a lock, which closing gives back. Empty if another process, or another thread of this one, holds it.
    ///
    /// @throws IOException if the file is no regular one, such as a link, or cannot be opened
    public Optional<Closeable> tryTake(UUID key) throws IOException {
        FileChannel channel = open();
        FileLock lock = null;
        try {
            lock = channel.tryLock(position(key), 1, false);
        } catch (OverlappingFileLockException held) {
            // A thread of this process holds it: told like any other holder.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(FileLock::acquiredBy);
    }

    /// The process that holds a lock now, as far as the kernel tells.
    public OptionalLong holder(UUID key) {
        String byteOfKey = Long.toString(position(key));
        try (Stream<String> lines = Files.lines(kernelLocks, StandardCharsets.UTF_8)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length == FIELDS)
                    .filter(fields -> fields[6].equals(byteOfKey) && fields[7].equals(byteOfKey))
                    .mapToLong(fields -> Long.parseLong(fields[4]))
                    .filter(process -> process > 0)
                    .findFirst();
        } catch (IOException | NumberFormatException untold) {
            return OptionalLong.empty();
        }
    }

    private FileChannel open() throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is no regular file");
        }
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    private static long position(UUID key) {
        return (key.getMostSignificantBits() ^ key.getLeastSignificantBits()) & LARGEST;
    }
}
