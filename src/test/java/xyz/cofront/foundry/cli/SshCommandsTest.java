package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.hypervisor.AddressSource;
import xyz.cofront.foundry.hypervisor.GuestAddress;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class SshCommandsTest {
    private static final String ALIAS = "foundry-11112222-3333-4444-8000-000000000001";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBu7y91Hls0QqmmTExwamyXNRLZ4kxnKHNwIR79+IXCa";
    private static final String UNKNOWN =
            "note: VM 'web' says nothing of its host key on its serial console (any more):"
                    + " the first one it shows is taken for its own\n";

    private final Cli cli = Scenarios.host();

    @TempDir
    private Path home;

    @BeforeEach
    void aMachineRuns() {
        cli.home = home;
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));
        cli.host.clearCalls();
    }

    @Test
    void sshIsRunWithTheKeyThatTheGuestPrintedAndItsStatusPassedOn() throws IOException {
        SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.GOOD));
        cli.programStatus = 42;

        Cli.Result result = cli.launch("ssh", "web", "-i", "id", "--", "uptime", "-p");

        assertThat(result).isEqualTo(new Cli.Result(42, "", ""));
        assertThat(cli.programs)
                .containsExactly(line("yes", "-i", "id", "-l", "root", "--", "10.77.0.10", "uptime", "-p"));
        assertThat(Files.readString(file())).isEqualTo(ALIAS + " " + KEY + "\n");
    }

    @Test
    void aKeyIsRememberedWhenTheLogHasBegunAnew() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), ALIAS + " " + KEY + "\nfoundry-other ssh-rsa AAAA\n");

        Cli.Result result = cli.launch("ssh", "web");

        assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(cli.programs).containsExactly(line("yes", "-l", "root", "--", "10.77.0.10"));
    }

    @Test
    void aKeyThatNobodyKnowsIsTakenAtTheFirstConnectionAndThatIsSaid() {
        Cli.Result result = cli.launch("ssh", "web", "--user", "ada");

        assertThat(result).isEqualTo(new Cli.Result(0, "", UNKNOWN));
        assertThat(cli.programs).containsExactly(line("accept-new", "-l", "ada", "--", "10.77.0.10"));
    }

    @Test
    void aNewKeyOfTheMachineReplacesTheOldOneAndNoOthers() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "foundry-other ssh-rsa AAAA\n" + ALIAS + " ssh-rsa BBBB\n");
        SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.GOOD));

        cli.launch("ssh", "web");

        assertThat(Files.readString(file())).isEqualTo("foundry-other ssh-rsa AAAA\n" + ALIAS + " " + KEY + "\n");
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void theUserIsTheOneThatCloudInitGivesTheKeysTo() {
        Scenarios.create(cli, Scenarios.document("db", "10.77.0.11") + "  cloudInit: {user: ada}\n");

        cli.launch("ssh", "db", "-q");

        assertThat(cli.programs.getFirst()).containsSequence("-l", "ada", "--", "10.77.0.11");
    }

    @Test
    void withoutAnAddressInTheDocumentTheLeaseTells() {
        Scenarios.create(
                cli,
                Scenarios.document("db", "10.77.0.11")
                        .replaceAll("- ip: .*\\n *gateway: .*\\n *bridge: br0", "- network: default"));
        cli.host.tellAddresses("db", AddressSource.LEASE, new GuestAddress("52:54:00:00:00:01", "192.168.122.9"));

        cli.launch("ssh", "db", "-q");

        assertThat(cli.programs.getFirst()).contains("192.168.122.9");
    }

    /// Nobody has its address: QEMU leads a port of the host's loopback there, the same one each time.
    @Test
    void onUserNetworkingAPortOfTheHostLeadsIn() {
        Scenarios.create(
                cli,
                Scenarios.document("db", "10.77.0.11")
                        .replaceAll("- ip: .*\\n *gateway: .*\\n *bridge: br0", "- user: true"));

        cli.launch("ssh", "db", "-q");
        Cli.Result section = cli.launch("ssh-config", "db", "-q");

        assertThat(cli.programs.getFirst())
                .containsSequence("ssh", "-o", "Port=40022")
                .containsSequence("-l", "root", "--", "127.0.0.1");
        assertThat(section.out()).contains("  HostName 127.0.0.1\n  User root\n  Port 40022\n");
    }

    @Test
    void aSectionForSshsConfigurationIsPrinted() {
        SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.GOOD));

        assertThat(cli.launch("ssh-config", "web")).isEqualTo(new Cli.Result(0, """
                Host web
                  HostName 10.77.0.10
                  User root
                  HostKeyAlias %s
                  UserKnownHostsFile "%s"
                  StrictHostKeyChecking yes
                  CheckHostIP no
                """.formatted(ALIAS, file()), ""));
    }

    @Test
    void aNameThatWouldStandForEveryHostIsRefused() {
        String xml = "<domain type='kvm'><name>*</name><uuid>00000000-0000-4000-8000-000000000009</uuid>"
                + "<memory unit='KiB'>1024</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";
        cli.host.domains().start(cli.host.domains().define(xml));
        cli.host.tellAddresses("*", AddressSource.LEASE, new GuestAddress("", "192.0.2.9"));

        assertThat(cli.launch("ssh-config", "*")).isEqualTo(new Cli.Result(4, "", """
                error: VM '*' has a name that ssh's configuration cannot hold
                  'foundry ssh' takes it all the same
                """));
    }

    @Test
    void aMissingClientIsSaid() {
        cli.programFailure = "Cannot run program \"ssh\": No such file or directory";

        assertThat(cli.launch("ssh", "web", "-q")).isEqualTo(new Cli.Result(1, "", """
                error: cannot run ssh: Cannot run program "ssh": No such file or directory
                  is OpenSSH's client installed?
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssh wep|4|error: there is no VM named 'wep'",
                "ssh|1|error: missing required parameter: 'NAME'",
                "ssh db|4|error: nobody knows an address of VM 'db' that leads to it",
                "ssh-config db web|9|error: nobody knows an address of VM 'db' that leads to it",
                "ssh off|4|error: VM 'off' does not run: it is shut off"
            })
    void eachFailureHasItsWordsAndExitCode(String line, int exitCode, String first) {
        String dhcp = "- ip: .*\\n *gateway: .*\\n *bridge: br0";
        Scenarios.create(cli, Scenarios.document("db", "10.77.0.11").replaceAll(dhcp, "- network: default"));
        cli.host.tellAddresses("db", AddressSource.AGENT, new GuestAddress("", "127.0.0.1"));
        Scenarios.create(cli, Scenarios.document("off", "10.77.0.12").replaceAll(dhcp, "- user: true"), "--no-start");

        Cli.Result result = cli.launch((line + " -q").split(" ", -1));

        assertThat(result.err().lines().findFirst()).contains(first);
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(cli.programs).isEmpty();
    }

    @Test
    void aLostConnectionEndsWithThreeAndRunsNothing() {
        for (int call = 0; ; call++) {
            cli.host.clearCalls();
            cli.programs.clear();
            cli.host.failAt(call, Kind.TIMEOUT);
            Cli.Result result = cli.launch("ssh", "web", "-q");
            if (cli.host.calls().size() <= call) {
                assertThat(cli.programs).hasSize(1);
                return;
            }
            assertThat(result.exitCode()).as("call %d: %s", call, result.err()).isEqualTo(3);
            assertThat(cli.programs).isEmpty();
        }
    }

    private Path file() {
        return home.resolve(".local/state/foundry/known_hosts");
    }

    private List<String> line(String checking, String... rest) {
        List<String> line = new ArrayList<>(List.of(
                "ssh",
                "-o",
                "HostKeyAlias=" + ALIAS,
                "-o",
                "UserKnownHostsFile=\"" + file() + "\"",
                "-o",
                "StrictHostKeyChecking=" + checking,
                "-o",
                "CheckHostIP=no"));
        line.addAll(List.of(rest));
        return line;
    }
}
