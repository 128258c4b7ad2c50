package xyz.cofront.foundry.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.StorageException;

/// The user's folder of downloads that are not done yet. Each lies under the hash of its URL, `HASH.part`
/// with
/// `HASH.json` beside it; of several pulls of one URL one works.
///
/// All locks are regions of one file that always stays: a lock file that is deleted can be held twice.
public final class DownloadCache {
    static final String PART = ".part";
    static final String STATE = ".json";
    private static final String LOCKS = "locks";
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    /// @param folder absolute; made when the first download begins
    public DownloadCache(Path folder) {
        this.folder = folder;
    }

    /// The folder of a user: `foundry/downloads` in `XDG_CACHE_HOME`, which is ignored unless absolute (XDG
    /// Base
    /// Directory specification), or else in `~/.cache`.
    public static DownloadCache of(Map<String, String> environment, Path home) {
        Path base = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        return new DownloadCache(
                (base.isAbsolute() ? base : home.resolve(".cache")).resolve(Path.of("foundry", "downloads")));
    }

    public Path folder() {
        return folder;
    }

    /// Takes the place of a download for oneself.
    ///
    /// @throws StorageException if another process has it, or the folder cannot be used
    DownloadPart claim(DownloadAddress address) {
        try {
            prepare();
            DownloadLock lock = lock(address.key())
                    .orElseThrow(() -> new StorageException(
                            address.shown() + " is being downloaded already",
                            List.of("wait for the other 'foundry image pull' to end"),
                            null));
            return new DownloadPart(folder, address, lock);
        } catch (IOException failure) {
            throw new StorageException("the download folder " + folder + " cannot be used: " + failure, failure);
        }
    }

    /// What lies there, by name. Nothing is changed.
    ///
    /// @throws StorageException if the folder cannot be read
    public List<PartialDownload> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(PART))
                    .sorted()
                    .flatMap(file -> DownloadPart.describe(file).stream())
                    .toList();
        } catch (IOException failure) {
            throw new StorageException("the download folder " + folder + " cannot be read: " + failure, failure);
        }
    }

    /// Removes one, unless a pull is at work on it.
    ///
    /// @return whether it was removed
    /// @throws StorageException if it cannot be
    public boolean remove(PartialDownload partial) {
        try {
            prepare();
            Optional<DownloadLock> lock = lock(partial.key());
            if (lock.isEmpty()) {
                return false;
            }
            try (DownloadLock held = lock.get()) {
                DownloadPart.remove(folder, partial.key());
                return held.valid();
            }
        } catch (IOException failure) {
            throw new StorageException("the download " + partial.file() + " cannot be removed: " + failure, failure);
        }
    }

    private void prepare() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (Files.isSymbolicLink(folder)) {
            throw new IOException("it is a symbolic link");
        }
        Set<PosixFilePermission> own = PosixFilePermissions.fromString("rwx------");
        if (!Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(own)) {
            Files.setPosixFilePermissions(folder, own);
        }
    }

    /// Empty if another process, or another thread of this one, holds it.
    private Optional<DownloadLock> lock(String key) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCKS), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWN_FILE);
        FileLock lock = null;
        try {
            lock = channel.tryLock(region(key), 1, false);
        } catch (OverlappingFileLockException held) {
            // A thread of this process holds it: told like any other holder.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return Optional.ofNullable(lock).map(DownloadLock::new);
    }

    /// Fifteen digits of the hash: below 2^60, beyond which no lock can lie.
    private static long region(String key) {
        return Long.parseLong(key.substring(0, 15), 16);
    }
}
