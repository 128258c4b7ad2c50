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
import xyz.cofront.foundry.error.StorageException;

/// A regular file of this host, opened once: whatever is done to its name afterwards, the bytes are those of one file.
final class LocalFile implements ByteSource, AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final BasicFileAttributes opened;

    private LocalFile(Path path, FileChannel channel, BasicFileAttributes opened) {
        this.path = path;
        this.channel = channel;
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
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new LocalFile(path, channel, attributes);
        } catch (NoSuchFileException missing) {
            throw new StorageException("there is no file '" + path + "'", missing);
        } catch (AccessDeniedException denied) {
            throw new StorageException("file '" + path + "' may not be read by this user", denied);
        } catch (IOException failure) {
            throw new StorageException("could not open '" + path + "': " + failure.getMessage(), failure);
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

    /// The bytes from `offset` on, in one stream. It need not be closed, and there can be only one at a time.
    InputStream from(long offset) {
        try {
            return Channels.newInputStream(channel.position(offset));
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
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("could not close '" + path + "'", failure);
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }
}
