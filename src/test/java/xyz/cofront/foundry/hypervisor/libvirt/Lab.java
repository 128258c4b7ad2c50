package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The disposable libvirtd of `scripts/lab`. Nothing here may touch a libvirt that somebody uses.
final class Lab {
    private final Path folder;

    private Lab(Path folder) {
        this.folder = folder;
    }

    /// @throws IllegalStateException outside of the lab
    static Lab entered() {
        String folder = System.getenv("FOUNDRY_LAB_DIR");
        if (folder == null || !"1".equals(System.getenv("FOUNDRY_LAB"))) {
            throw new IllegalStateException("run this test in scripts/lab");
        }
        return new Lab(Path.of(folder));
    }

    /// A folder that goes with the lab.
    Path folder() {
        return folder;
    }

    /// `kvm` or `qemu`, whichever works here.
    String virtType() {
        return System.getenv().getOrDefault("FOUNDRY_VIRT_TYPE", "qemu");
    }

    /// The daemon is there and does not answer, as if its host were stuck.
    void whileDaemonIsStopped(Runnable action) {
        String daemon = libvirtd("pid").getFirst();
        run("kill", "-STOP", daemon);
        try {
            action.run();
        } finally {
            run("kill", "-CONT", daemon);
        }
    }

    /// Whether the daemon still listens.
    boolean daemonRuns() {
        return attempt("virsh", "-q", "list").status() == 0;
    }

    /// Tells the lab's daemon to `start`, `stop`, `kill` or `restart`.
    List<String> libvirtd(String word) {
        return run(System.getenv("FOUNDRY_LAB_LIBVIRTD"), word);
    }

    /// Removes every domain and every pool, and what lay in those of Foundry: to whoever comes next, the host is new.
    void clear() {
        run("virsh", "-q", "list", "--all", "--uuid").forEach(uuid -> {
            attempt("virsh", "-q", "destroy", uuid);
            attempt("virsh", "-q", "undefine", "--nvram", "--managed-save", uuid);
        });
        run("virsh", "-q", "pool-list", "--all", "--uuid").forEach(uuid -> {
            attempt("virsh", "-q", "pool-destroy", uuid);
            attempt("virsh", "-q", "pool-undefine", uuid);
        });
        run("rm", "-rf", "/var/lib/libvirt/images/foundry");
    }

    /// Runs a program and gives the lines it printed that are not empty.
    List<String> run(String... command) {
        Outcome outcome = attempt(command);
        if (outcome.status() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + outcome.lines());
        }
        return outcome.lines();
    }

    private static Outcome attempt(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(
                    process.waitFor(),
                    text.lines().filter(line -> !line.isBlank()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Outcome(int status, List<String> lines) {}
}
