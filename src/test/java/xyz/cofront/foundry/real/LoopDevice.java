package xyz.cofront.foundry.real;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// A block device that is a file. It goes when this is closed, or with the process.
final class LoopDevice implements AutoCloseable {
    private final String path;
    private final FileInputStream open;

    private LoopDevice(String path, FileInputStream open) {
        this.path = path;
        this.open = open;
    }

    static LoopDevice of(Path file, long bytes) throws IOException {
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(bytes);
        }
        String path = Shell.run("losetup", "--find", "--show", file.toString()).strip();
        FileInputStream open = new FileInputStream(path);
        // Let go while it is open, it goes with whoever has it open last.
        Shell.run("losetup", "--detach", path);
        return new LoopDevice(path, open);
    }

    String path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
