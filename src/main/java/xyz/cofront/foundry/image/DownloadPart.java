package xyz.cofront.foundry.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import xyz.cofront.foundry.error.StorageException;

/// One download in its place: the bytes so far, and what is known of the file they belong to.
final class DownloadPart implements AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final DownloadAddress address;
    private final DownloadLock lock;
    private final FileChannel channel;
    private Optional<DownloadState> state;

    DownloadPart(Path folder, DownloadAddress address, DownloadLock lock) throws IOException {
        this.folder = folder;
        this.address = address;
        this.lock = lock;
        this.channel = FileChannel.open(file(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWN_FILE);
        this.state = readState(folder.resolve(address.key() + DownloadCache.STATE));
        if (!resumable()) {
            restart(Optional.empty(), OptionalLong.empty());
        }
        channel.position(channel.size());
    }

    Path file() {
        return folder.resolve(address.key() + DownloadCache.PART);
    }

    long length() {
        try {
            return channel.size();
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    Optional<DownloadState> state() {
        return state;
    }

    /// The file's length; empty if not known.
    OptionalLong total() {
        return state.filter(known -> known.total() >= 0)
                .map(known -> OptionalLong.of(known.total()))
                .orElseGet(OptionalLong::empty);
    }

    Optional<DownloadValidator> validator() {
        return state.flatMap(known -> Optional.ofNullable(known.validator()));
    }

    /// Whether what is there can be gone on from.
    boolean resumable() {
        return validator().isPresent() && length() > 0;
    }

    boolean complete() {
        return state.filter(DownloadState::complete).isPresent();
    }

    /// Forgets what came so far, if anything did, for a file of this description.
    void restart(Optional<DownloadValidator> validator, OptionalLong total) {
        try {
            // The old state goes first, for it must not stand beside the new bytes.
            Files.deleteIfExists(stateFile());
            channel.truncate(0).position(0);
            store(new DownloadState(address.shown(), validator.orElse(null), total.orElse(-1), false));
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    void append(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    void finish() {
        try {
            store(state.orElseThrow().whole());
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    /// @throws StorageException if the folder's file system has no room for so many bytes more
    void requireSpace(long missing) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < missing) {
                throw new StorageException(
                        "the download folder " + folder + " has " + free + " bytes free, the download of "
                                + address.shown() + " needs " + missing,
                        List.of("make room there, or let XDG_CACHE_HOME name a larger place"),
                        null);
            }
        } catch (IOException failure) {
            throw cannotWrite(failure);
        }
    }

    void remove() {
        try {
            remove(folder, address.key());
        } catch (IOException failure) {
            throw new StorageException("the download " + file() + " cannot be removed: " + failure, failure);
        }
    }

    static void remove(Path folder, String key) throws IOException {
        Files.deleteIfExists(folder.resolve(key + DownloadCache.PART));
        Files.deleteIfExists(folder.resolve(key + DownloadCache.STATE));
    }

    /// Empty if it went away meanwhile.
    static Optional<PartialDownload> describe(Path file) {
        String key = file.getFileName().toString().replace(DownloadCache.PART, "");
        try {
            Optional<DownloadState> state = readState(file.resolveSibling(key + DownloadCache.STATE));
            long total = state.map(DownloadState::total).orElse(-1L);
            return Optional.of(new PartialDownload(
                    key,
                    file,
                    state.map(DownloadState::url).orElse(""),
                    Files.size(file),
                    total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
                    Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static Optional<DownloadState> readState(Path file) throws IOException {
        try {
            return DownloadState.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private Path stateFile() {
        return folder.resolve(address.key() + DownloadCache.STATE);
    }

    /// Written aside and moved, so that it is whole or not there.
    private void store(DownloadState next) throws IOException {
        Path aside = folder.resolve(address.key() + DownloadCache.STATE + ".new");
        Files.deleteIfExists(aside);
        Files.write(Files.createFile(aside, OWN_FILE), next.bytes());
        Files.move(aside, stateFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        state = Optional.of(next);
    }

    private StorageException cannotWrite(IOException failure) {
        return new StorageException(
                "the download " + file() + " cannot be written: " + failure.getMessage(),
                List.of("make room there, or let XDG_CACHE_HOME name a larger place"),
                failure);
    }

    /// Keeps what another pull can go on from.
    @Override
    public void close() {
        try {
            if (!resumable()) {
                remove(folder, address.key());
            }
            channel.close();
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("could not close '" + file() + "'", failure);
        }
    }
}
