package xyz.cofront.foundry.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import xyz.cofront.foundry.content.Blocks;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.platform.FileHoles;

/// A regular file of this host, opened once: whatever is done to its name afterwards, the bytes are those
/// of one file.
final class LocalFile implements ByteSource, AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final FileHoles holes;
    private final BasicFileAttributes opened;

    private LocalFile(Path path, FileChannel channel, FileHoles holes, BasicFileAttributes opened) {
        this.path = path;
        this.channel = channel;
        this.holes = holes;
        this.opened = opened;
    }

    /// Follows symbolic links.
    ///
    /// @throws StorageException if there is no such file, it is no regular one, or may not be read
    static LocalFile open(Path path) {
        try {
            // Looked at before it is opened: opening a pipe would wait for somebody to write into it.
            BasicFileAttributes attributes = attributes(path);
            if (!attributes.isRegularFile()) {
                throw new StorageException("'" + path + "' is "
                        + (attributes.isDirectory() ? "a folder" : "a device, pipe or socket")
                        + ", not a file");
            }
            if (!Files.isReadable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            return opened(path, FileHoles.open(path, attributes.size()));
        } catch (NoSuchFileException missing) {
            throw new StorageException("there is no file '" + path + "'", missing);
        } catch (AccessDeniedException denied) {
            throw new StorageException("file '" + path + "' may not be read by this user", denied);
        } catch (IOException failure) {
            throw new StorageException("could not open '" + path + "': " + failure.getMessage(), failure);
        }
    }

    private static LocalFile opened(Path path, FileHoles holes) throws IOException {
        try {
            FileChannel channel = FileChannel.open(holes.path(), StandardOpenOption.READ);
            return new LocalFile(path, channel, holes, attributes(holes.path()));
        } catch (IOException failure) {
            holes.close();
            throw failure;
        }
    }

    @Override
    public long size() {
        return opened.size();
    }

    @Override
    public byte[] read(long offset, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try {
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) > 0) {
                // Reads on until it is full or the file ends.
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("could not read '" + path + "'", failure);
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    Path path() {
        return path;
    }

    /// All bytes, in one stream. It need not be closed, and there can be only one at a time.
    InputStream stream() {
        try {
            return Channels.newInputStream(channel.position(0));
        } catch (IOException failure) {
            throw new UncheckedIOException("could not read '" + path + "'", failure);
        }
    }

    /// The bytes from `offset` on, without holes and zeros.
    ///
    /// @param offset a multiple of [Blocks#SIZE]
    Blocks blocks(long offset) {
        return Blocks.of(channel, holes, offset);
    }

    /// How many bytes are not in holes.
    long dataSize() {
        try {
            long sum = 0;
            for (long at = holes.nextData(0); at < size(); at = holes.nextData(at)) {
                long end = holes.nextHole(at);
                sum += end - at;
                at = end;
            }
            return sum;
        } catch (IOException failure) {
            throw new UncheckedIOException("could not read '" + path + "'", failure);
        }
    }

    /// @throws StorageException if the file is not as it was when it was opened
    void requireUnchanged() {
        try {
            BasicFileAttributes now = attributes(path);
            if (channel.size() != opened.size()
                    || now.size() != opened.size()
                    || !now.lastModifiedTime().equals(opened.lastModifiedTime())
                    || !Objects.equals(now.fileKey(), opened.fileKey())) {
                throw new StorageException("'" + path + "' changed while it was read");
            }
        } catch (IOException failure) {
            throw new StorageException("'" + path + "' changed while it was read", failure);
        }
    }

    @Override
    public void close() {
        try (holes) {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("could not close '" + path + "'", failure);
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }
}
