package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import xyz.cofront.foundry.Program;

/// What the doctor says where the lab's libvirt cannot be reached.
@Tag("program")
final class DoctorUnreachedIT {
    /// nobody, of nogroup.
    private static final String USER = "65534";

    private static final String HIDDEN = "/run/libvirt/hidden";

    private final RealFoundry foundry = new RealFoundry();

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void withoutTheSocketTheDoctorSaysWhyAndLooksAtTheRest() {
        Shell.run("mv", Daemon.SOCKET.toString(), HIDDEN);

        RealFoundry.Result result;
        RealFoundry.Result json;
        try {
            result = foundry.run("doctor");
            json = foundry.run("doctor", "-o", "json");
        } finally {
            Shell.run("mv", HIDDEN, Daemon.SOCKET.toString());
        }

        assertThat(result.exitCode()).as("%s", result).isEqualTo(3);
        assertThat(result.out())
                .containsPattern(
                        "\ndaemon +failed +libvirtd does not run: there is no socket /run/libvirt/libvirt-sock\n")
                .containsPattern("\nkvm +(unknown|ok|warning) +")
                .containsPattern("\npools +unknown +libvirt cannot be asked\n")
                .containsPattern("\ndenials +(ok|unknown|warning) +")
                .contains("\n  daemon: start it: sudo systemctl enable --now libvirtd.socket\n")
                .endsWith("\nWhat interrupted work left could not be looked for\n");
        assertThat(json.exitCode()).isEqualTo(3);
        assertThat(json.out())
                .contains("\"kind\": \"Checkup\"", "\"check\": \"daemon\"")
                .doesNotContain("findings");
        assertReachedAgain();
    }

    @Test
    void aDaemonThatHangsIsNotWaitedForLongerThanTold() {
        Daemon.freeze();

        RealFoundry.Result result;
        try {
            result = foundry.run("doctor", "--timeout", "2s");
        } finally {
            Daemon.thaw();
        }

        assertThat(result.exitCode()).as("%s", result).isEqualTo(3);
        assertThat(result.out())
                .containsPattern("\ndaemon +failed +/run/libvirt/libvirt-sock is there, and libvirtd does not answer: ")
                .contains("\n  daemon: start it anew; VMs run on: sudo systemctl restart libvirtd\n");
        assertReachedAgain();
    }

    @Test
    void whoMayNotOpenTheSocketIsToldWhichGroupToJoin() throws Exception {
        Path home = moveIn();
        String mode = Shell.run("stat", "-c", "%a", Daemon.SOCKET.toString()).strip();
        Shell.run("chmod", "770", Daemon.SOCKET.toString());

        Program.Result result;
        try {
            result = as(home, "doctor", "-c", "qemu:///system");
        } finally {
            Shell.run("chmod", mode, Daemon.SOCKET.toString());
            Shell.run("rm", "-rf", home.toString());
        }

        assertThat(result.exitCode()).as("%s", result).isEqualTo(3);
        assertThat(result.out())
                .containsPattern("\ndaemon +failed +this user may not open /run/libvirt/libvirt-sock\n")
                .containsPattern("\npermissions +(failed|unknown) +")
                .contains(": sudo usermod -aG libvirt $USER\n");
    }

    private void assertReachedAgain() {
        assertThat(foundry.run("doctor").out()).containsPattern("\ndaemon +ok +libvirt ");
    }

    /// A home of an ordinary user, with the program in it.
    private static Path moveIn() throws Exception {
        Path home = Path.of(System.getenv("FOUNDRY_LAB_DIR"), "stranger");
        Files.createDirectories(home);
        Shell.run("chmod", "711", System.getenv("FOUNDRY_LAB_DIR"));
        // A launcher over the JVM lies beside what it launches.
        Path program = Path.of(Program.built().path());
        Shell.run("sh", "-c", "cp -rL " + program + "* " + program.resolveSibling("lib") + " " + home);
        Shell.run("chown", "-R", USER + ":" + USER, home.toString());
        return home;
    }

    private static Program.Result as(Path home, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + USER,
                "--regid=" + USER,
                "--clear-groups",
                home.resolve(Path.of(Program.built().path()).getFileName()).toString()));
        Stream.of(arguments).forEach(command::add);
        Path out = Files.createTempFile("stranger", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Program.Result(process.exitValue(), Files.readString(out), "");
    }
}
