package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.Program;

/// As an ordinary user, who may not open the system's libvirt: no root, no bridge, a daemon and pools of one's own.
@Tag("program")
final class SessionIT {
    /// nobody, of nogroup.
    private static final String USER = "65534";

    private static final int BOOT_MINUTES = 6;

    /// Short: below it lies the socket of the guest's agent, whose path may have 107 characters (unix(7)).
    private final Path home = Path.of(System.getenv("FOUNDRY_LAB_DIR"), "me");
    private String mode = "";

    @BeforeEach
    void moveIn() throws IOException {
        // Without polkit the lab's libvirt lets everybody in.
        mode = Shell.run("stat", "-c", "%a", Daemon.SOCKET.toString()).strip();
        Shell.run("chmod", "700", Daemon.SOCKET.toString());
        Files.createDirectories(home.resolve("run"));
        Shell.run("chmod", "711", System.getenv("FOUNDRY_LAB_DIR"));
        Shell.run(
                "cp",
                System.getenv("FOUNDRY_TEST_IMAGE"),
                home.resolve("debian.qcow2").toString());
        Shell.run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                home.resolve("id").toString());
        String key = Files.readString(home.resolve("id.pub")).strip();
        String example = Files.readString(Path.of("examples/user-networking-vm.yaml"));
        Files.writeString(
                home.resolve("vm.yaml"),
                example.replace("    user: me\n", "    user: me\n    sshAuthorizedKeys: ['" + key + "']\n"));
        // A launcher over the JVM lies beside what it launches.
        Path program = Path.of(Program.built().path());
        Shell.run("sh", "-c", "cp -rL " + program + "* " + program.resolveSibling("lib") + " " + home);
        Shell.run("chown", "-R", USER + ":" + USER, home.toString());
        Shell.run("chmod", "700", home.resolve("run").toString());
    }

    @AfterEach
    void moveOut() {
        Shell.run("chmod", mode, Daemon.SOCKET.toString());
        // The user's own daemon would wait for more.
        Shell.run("sh", "-c", "pkill -u " + USER + " libvirtd; pkill -u " + USER + " virt; rm -rf " + home);
    }

    @Test
    void anOrdinaryUserMakesAMachineAndGetsIntoIt() throws Exception {
        Program.Result imported = run("image", "import", "debian.qcow2", "debian-13.qcow2");
        Program.Result created = run("create", "vm.yaml", "--wait=ssh", "--timeout", BOOT_MINUTES + "m");
        Program.Result inside = inside("hostname -f; id -un; sudo -n id -u");
        Program.Result destroyed = run("destroy", "user-networking-vm", "--yes", "--grace", "0s");
        Program.Result left = run("list", "--all", "-o", "name");

        assertThat(imported.exitCode()).as("%s", imported).isZero();
        assertThat(imported.err()).contains("note: using qemu:///session, because this user may not open the socket");
        assertThat(created.exitCode()).as("%s", created).isZero();
        assertThat(created.out()).contains("Successfully created VM 'user-networking-vm'\n");
        assertThat(created.err()).containsPattern("SSH answers at 127\\.0\\.0\\.1 port \\d+\n");
        assertThat(inside.out()).as("%s", inside).isEqualTo("user-networking-vm.example.com\nme\n0\n");
        assertThat(inside.exitCode()).isZero();
        assertThat(destroyed.exitCode()).as("%s", destroyed).isZero();
        assertThat(left.out()).isEmpty();
        assertThat(Shell.run("find", home.resolve(".local").toString(), "-name", "user-networking-vm*"))
                .isEmpty();
    }

    /// A server that answers may still send ordinary users away until the boot is done (pam_nologin(8)); ssh then ends
    /// with 255.
    private Program.Result inside(String command) throws Exception {
        Program.Result result = run("ssh", "user-networking-vm", "-i", "id", "--", command);
        for (int more = 0; more < 20 && result.exitCode() == 255; more++) {
            TimeUnit.SECONDS.sleep(1);
            result = run("ssh", "user-networking-vm", "-i", "id", "--", command);
        }
        return result;
    }

    private Program.Result run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + USER,
                "--regid=" + USER,
                "--clear-groups",
                home.resolve(Path.of(Program.built().path()).getFileName()).toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("ordinary", ".out");
        Path err = Files.createTempFile("ordinary", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.resolve("run").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(BOOT_MINUTES + 1, TimeUnit.MINUTES)).isTrue();
        return new Program.Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
