package xyz.cofront.foundry.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The lab's libvirtd: it can be killed, stopped and started again.
final class Daemon {
    static final Path SOCKET = Path.of("/run/libvirt/libvirt-sock");

    private Daemon() {}

    /// kill -9.
    static void kill() {
        tell("kill");
    }

    /// Returns when it answers.
    static void start() {
        tell("start");
    }

    /// SIGSTOP: it is there and does nothing.
    static void freeze() {
        Shell.run("kill", "-STOP", pid());
    }

    static void thaw() {
        Shell.run("kill", "-CONT", pid());
    }

    /// How many files it has open.
    static long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc", pid(), "fd"))) {
            return open.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String pid() {
        return Shell.run(System.getenv("FOUNDRY_LAB_LIBVIRTD"), "pid").strip();
    }

    private static void tell(String word) {
        Shell.run(System.getenv("FOUNDRY_LAB_LIBVIRTD"), word);
    }
}
