package xyz.cofront.foundry.platform;

import java.io.IOException;
import java.nio.file.Path;

/// An open file that tells where its holes are (Linux: `lseek` with `SEEK_DATA` and `SEEK_HOLE`). File
/// systems without holes say that there are none. For one thread at a time.
public final class FileHoles implements AutoCloseable {
    private static final int SEEK_DATA = 3;
    private static final int SEEK_HOLE = 4;
    private static final int ENXIO = 6;

    private final int descriptor;
    private final long size;

    private FileHoles(int descriptor, long size) {
        this.descriptor = descriptor;
        this.size = size;
    }

    /// Opens a file to look at its holes.
    ///
    /// @param size of the file, beyond which nothing is asked
    public static FileHoles open(Path path, long size) throws IOException {
        int descriptor = FileCalls.open(path.toString());
        if (descriptor < 0) {
            throw new IOException("open failed with error " + -descriptor);
        }
        return new FileHoles(descriptor, size);
    }

    /// Another name of this very file, which stays its own whatever becomes of the name it was opened by.
    public Path path() {
        return Path.of("/proc/self/fd/" + descriptor);
    }

    /// The first byte at or after `offset` that is not in a hole; the file's size if there is none.
    public long nextData(long offset) throws IOException {
        return offset >= size ? size : Math.min(size, seek(offset, SEEK_DATA));
    }

    /// The first byte at or after `offset` that is in a hole; the file's size if there is none.
    public long nextHole(long offset) throws IOException {
        return offset >= size ? size : Math.min(size, seek(offset, SEEK_HOLE));
    }

    @Override
    public void close() {
        FileCalls.close(descriptor);
    }

    private long seek(long offset, int whence) throws IOException {
        long found = FileCalls.seek(descriptor, offset, whence);
        if (found == -ENXIO) {
            return size;
        }
        if (found < 0) {
            throw new IOException("lseek failed with error " + -found);
        }
        return found;
    }
}
