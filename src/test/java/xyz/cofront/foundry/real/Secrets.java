package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import xyz.cofront.foundry.fault.FaultTable;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// Looks for the password hash that every document of these tests plants.
final class Secrets {
    private static final List<String> FOLDERS =
            List.of("/etc/libvirt", "/var/lib/libvirt", "/var/log/libvirt", "/var/cache/libvirt", "/run/libvirt");

    private static final AtomicInteger LOOKS = new AtomicInteger();
    private static final AtomicInteger FOUND = new AtomicInteger();

    private Secrets() {}

    /// @throws AssertionError if it is anywhere but in volumes of seeds
    static void requireHidden(Result result) {
        FaultTable.secrets(LOOKS.incrementAndGet(), FOUND.incrementAndGet());
        assertThat(result.out() + result.err()).doesNotContain(Documents.HASH);
        // The shell's own arguments must not hold it, or it would find itself.
        String found = Shell.run(
                "sh",
                "-c",
                "grep -rlF -f " + pattern() + " " + String.join(" ", FOLDERS) + " /proc/[0-9]*/cmdline 2>/dev/null"
                        + " | grep -vE '_cloudinit(-g[0-9]+)?$' || true");
        assertThat(found).as("what holds the secret").isEmpty();
        FaultTable.secrets(LOOKS.get(), FOUND.decrementAndGet());
    }

    private static String pattern() {
        return Documents.write(Path.of(System.getenv("FOUNDRY_LAB_DIR")), "pattern", Documents.HASH)
                .toString();
    }
}
