package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whole Debian guests that come up with something broken, looked at from outside and, where SSH works, from inside.
@Tag("program")
final class ProvisioningIT {
    private static final String PATIENCE = "8m";
    private static final JsonMapper JSON = JsonMapper.shared();
    /// Prints when the guest was booted, by its own clock. One process looks at both clocks: under emulation
    /// another would look seconds later.
    private static final String BOOTED =
            "python3 -c 'import time; print(time.time() - time.clock_gettime(time.CLOCK_BOOTTIME))'";
    /// The log and the analysis each look at a clock of their own, one after the other, while the guest is busy
    /// booting.
    private static final Offset<Double> CLOCKS = offset(3.0);

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost().with("FOUNDRY_TEST_IMAGE", "debian-13.qcow2");

    @AfterEach
    void destroyAll() {
        foundry.succeed("destroy", "--yes", "--grace", "0", "-l", "of=provisioning");
    }

    @Test
    void failingModulesAreNamedAndTheStagesAreThoseOfTheGuestsOwnAnalysis() throws Exception {
        Path key = folder.resolve("key");
        Shell.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        Path document = document("ruin", 41, "image: debian-13.qcow2", """
                  cloudInit:
                    sshAuthorizedKeys: ["%s"]
                    userData: |
                      #cloud-config
                      bootcmd: ["echo before the fall; exit 3"]
                      runcmd: ["ls /nonexistent"]
                """.formatted(
                        Files.readString(Path.of(key + ".pub")).strip()));

        RealFoundry.Result created = foundry.run("create", "--wait", document.toString(), "--timeout", PATIENCE);
        Instant returned = Instant.now();

        assertThat(created.exitCode()).as(created.err()).isEqualTo(7);
        assertThat(created.err())
                .contains("error: VM 'ruin' came up, but its provisioning failed: bootcmd, scripts-user\n")
                .contains("    before the fall\n")
                .contains("    ls: cannot access '/nonexistent': No such file or directory\n");
        RealFoundry.Result status = foundry.run("ssh", "ruin", "-i", key.toString(), "--", "exit 5");
        assertThat(status)
                .as("the key that the log taught is the server's")
                .isEqualTo(new RealFoundry.Result(5, "", ""));
        assertThat(foundry.succeed("wait", "ruin", "--for=ip").out())
                .startsWith("VM 'ruin' has the address 10.77.0.41 (spec, agent");

        JsonNode boot =
                JSON.readTree(foundry.succeed("boot", "ruin", "-o", "json").out());
        double booted = Double.parseDouble(inside(key, BOOTED));
        Map<String, Double> starts = starts(inside(key, "cloud-init analyze dump"));
        assertThat(starts).containsOnlyKeys("init-local", "init-network", "modules-config", "modules-final");
        assertThat(at(boot, "cloud-init local")).isCloseTo(start(starts, "init-local") - booted, CLOCKS);
        assertThat(at(boot, "cloud-init network")).isCloseTo(start(starts, "init-network") - booted, CLOCKS);
        assertThat(at(boot, "cloud-init config")).isCloseTo(start(starts, "modules-config") - booted, CLOCKS);
        assertThat(at(boot, "cloud-init final")).isCloseTo(start(starts, "modules-final") - booted, CLOCKS);
        double uptimeAtReturn = returned.toEpochMilli() / 1000.0 - booted;
        assertThat(uptimeAtReturn - at(boot, "cloud-init done")).isLessThan(10);
        sshOnATerminalLeavesItAsItWasAlsoAfterKillNine(key);
    }

    /// On the guest that is up already, for its boot takes minutes.
    private void sshOnATerminalLeavesItAsItWasAlsoAfterKillNine(Path key) throws Exception {
        try (Tmux tmux = new Tmux(140, 40)) {
            String cooked = tmux.settings(folder.resolve("before"));
            String ssh = Tmux.program(folder) + " ssh ruin -i " + key;

            tmux.type(ssh + "; echo left=$?");
            tmux.await("root@ruin:~#");
            tmux.type("echo seen-$((6 * 7)); exit 3");
            tmux.await("^seen-42");
            tmux.await("^left=3");
            assertThat(tmux.settings(folder.resolve("left"))).isEqualTo(cooked);

            tmux.clear();
            tmux.type(ssh + "; echo left=$?");
            tmux.await("root@ruin:~#");
            Shell.run("pkill", "-KILL", "-f", " ssh ruin -i " + key + "$");
            // Shown while the terminal may still be raw, so not always at the line's beginning.
            tmux.await("^ *left=137");
            tmux.awaitSettings(cooked);
            assertThat(Shell.run("sh", "-c", "pgrep -c -f '^ssh .*10[.]77[.]0[.]41' || true"))
                    .as("clients that are left")
                    .isEqualTo("0\n");
        }
    }

    @Test
    void userDataThatIsNoYamlIsNamedAndAnEmptyDiskIsWaitedForToTheDeadline() throws Exception {
        Path broken = document("babel", 42, "image: debian-13.qcow2", """
                  cloudInit:
                    userData: |
                      #cloud-config
                      timezone: Etc/UTC
                """);
        foundry.succeed("create", "--no-start", broken.toString());
        spoil(RealHost.VMS.resolve("babel_cloudinit"), "Etc/UTC", "[tc/UTC");
        foundry.succeed("start", "babel");

        Path empty = document("void", 43, "empty: true", "");
        Instant begin = Instant.now();
        RealFoundry.Result never = foundry.run("create", "--wait", empty.toString(), "--timeout", "15s");
        Duration taken = Duration.between(begin, Instant.now());
        RealFoundry.Result result = foundry.run("wait", "babel", "--for=cloud-init", "--timeout", PATIENCE);

        assertThat(never.exitCode()).as(never.err()).isEqualTo(6);
        assertThat(never.err())
                .contains("error: out of time: the whole command was given 15 s (--timeout)\n"
                        + "  waited for VM 'void' to be provisioned; last seen: ");
        assertThat(taken).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(30));
        assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
        assertThat(result.err())
                .contains("error: VM 'babel' came up, but its provisioning failed: user-data\n")
                .contains("while parsing a flow sequence");
    }

    private String inside(Path key, String command) {
        return foundry.succeed("ssh", "ruin", "-i", key.toString(), "--", command)
                .out();
    }

    /// The last start of each stage, by the guest's clock: an earlier one is that of the waiting process.
    private static Map<String, Double> starts(String dump) {
        Map<String, Double> starts = new LinkedHashMap<>();
        for (JsonNode event : JSON.readTree(dump)) {
            String name = event.get("name").asString();
            if (!name.contains("/") && event.get("event_type").asString().equals("start")) {
                starts.put(name, event.get("timestamp").asDouble());
            }
        }
        return starts;
    }

    private static double start(Map<String, Double> starts, String stage) {
        return Objects.requireNonNull(starts.get(stage), stage);
    }

    private static double at(JsonNode boot, String stage) {
        for (JsonNode found : boot.get("stages")) {
            if (found.get("stage").asString().equals(stage)) {
                return found.get("atMillis").asLong() / 1000.0;
            }
        }
        throw new AssertionError(stage + " in " + boot);
    }

    /// As many bytes as before: the file system on the image stays what it was.
    private static void spoil(Path iso, String text, String other) throws IOException {
        String bytes = Files.readString(iso, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(text);
        Files.writeString(iso, bytes.replace(text, other), StandardCharsets.ISO_8859_1);
    }

    private Path document(String name, int octet, String boot, String rest) {
        return Documents.write(folder, name, """
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachine
                metadata: {name: %s, labels: {of: provisioning}}
                spec:
                  vcpus: 1
                  memoryGiB: 1
                  bootDisk: {sizeGB: 4, %s}
                  networkInterfaces:
                    - {ip: 10.77.0.%d/24, gateway: 10.77.0.1, bridge: br0}
                %s""".formatted(name, boot, octet, rest));
    }
}
