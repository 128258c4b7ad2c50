package xyz.cofront.foundry.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Who a process is, so that nobody mistakes a later one with the same number for it (proc(5)).
public final class ProcessIdentity {
    /// Of the 52 fields of `/proc/PID/stat` number 22, counted after the second one, which is in brackets.
    private static final int START_TIME = 19;

    private final Path proc;

    /// @param proc where the proc file system is mounted
    public ProcessIdentity(Path proc) {
        this.proc = proc;
    }

    /// Of this boot of the host.
    public String bootId() {
        return read(proc.resolve("sys/kernel/random/boot_id")).strip();
    }

    /// When a process started, in clock ticks after boot; empty if there is none of this number.
    public OptionalLong startTicks(long pid) {
        try {
            String stat = Files.readString(proc.resolve(Long.toString(pid)).resolve("stat"), StandardCharsets.UTF_8);
            // The second field, the program's name, may hold spaces and brackets itself.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return OptionalLong.of(Long.parseLong(fields[START_TIME]));
        } catch (IOException failure) {
            // A process that ends while it is read is gone, too (ESRCH).
            return OptionalLong.empty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}
