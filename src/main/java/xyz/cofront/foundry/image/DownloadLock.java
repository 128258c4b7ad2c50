package xyz.cofront.foundry.image;

import java.io.IOException;
import java.nio.channels.FileLock;

/// The right to work on one download, held until it is closed or the process ends.
record DownloadLock(FileLock lock) implements AutoCloseable {
    boolean valid() {
        return lock.isValid();
    }

    @Override
    public void close() throws IOException {
        // Closing the file gives up every lock of it.
        lock.acquiredBy().close();
    }
}
