package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class SerialCommandsTest {
    private final Cli cli = Scenarios.host();

    @BeforeEach
    void aMachineRuns() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));
        cli.slept.clear();
        cli.host.clearCalls();
    }

    @Test
    void aBootIsATimeline() {
        SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.GOOD));

        assertThat(cli.launch("boot", "vm/web")).isEqualTo(new Cli.Result(0, """
                Name:         web
                State:        running
                Stages:
                  STAGE               AT      TOOK    DETAIL
                  firmware            -       -       UEFI
                  boot loader         -       -       GRUB
                  kernel              0.0 s   37.6 s  -
                  init                -       -       Debian GNU/Linux 13 (trixie)
                  cloud-init local    37.6 s  12.8 s  version 25.1.4
                  cloud-init network  50.4 s  2.8 s   version 25.1.4
                  cloud-init config   53.1 s  4.0 s   version 25.1.4
                  cloud-init final    57.2 s  1.0 s   version 25.1.4
                  cloud-init done     58.2 s  -       DataSourceNoCloud [seed=dmi,/dev/sr0][dsmode=local]
                Addresses:    eth0 10.77.0.11
                Provisioning: done
                """, ""));
    }

    @Test
    void whatFailedIsShownWithTheLinesAroundIt() {
        SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.FAILING_RUNCMD));
        cli.host.domains().powerOff(id());

        assertThat(cli.launch("boot", "web").out())
                .startsWith("Name:         web\nState:        shut off\n")
                .endsWith("""
                Addresses:    eth0 10.77.0.13
                Provisioning: failed: scripts-user
                Failed: scripts-user
                  line one
                  ls: cannot access '/nonexistent': No such file or directory
                  2026-11-20 13:41:55,460 - cc_scripts_user.py[WARNING]: Failed to run module scripts-user (scripts in \
                /var/lib/cloud/instance/scripts)
                """);
    }

    @Test
    void aBootUnderWayShowsTheLastLine() {
        SerialScenes.say(cli, "web", "BdsDxe: starting Boot0001\r\nBdsDxe: \u001b[31mfailed\u0007 to start\r\n");

        assertThat(cli.launch("boot", "web").out()).isEqualTo("""
                Name:         web
                State:        running
                Stages:
                  STAGE     AT  TOOK  DETAIL
                  firmware  -   -     UEFI
                Provisioning: not done
                Last line:    BdsDxe: failed\\x07 to start
                """);
    }

    @Test
    void aBootIsADocumentForPrograms() {
        SerialScenes.say(
                cli, "web", "[    0.000000] Linux version 6.1.0-x y\r\nKernel panic - not syncing: no init\r\n");

        assertThat(cli.launch("boot", "web", "-o", "yaml").out()).isEqualTo("""
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: Boot
                name: web
                state: running
                provisioned: false
                stages:
                  - stage: kernel
                    atMillis: 0
                    detail: Linux version 6.1.0-x
                trouble: the kernel panicked
                lastLine: "Kernel panic - not syncing: no init"
                """);
        assertThat(cli.launch("boot", "web", "-o", "name").out()).isEqualTo("virtualmachine/web\n");
    }

    @Test
    void aLogIsHandedOnByteByByteUnlessATerminalShowsIt() {
        byte[] bytes = {
            'o', 'k', 0x1b, '[', '3', '1', 'm', (byte) 0xff, 7, '\t', 'x', '\r', '\n', 'l', 'o', 'g', 'i', 'n'
        };
        SerialScenes.say(cli, "web", bytes);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        OutputStream sink = new OutputStream() {
            @Override
            public void write(int b) {
                raw.write(b);
            }
        };

        cli.printingTo(sink).launch("logs", "web");
        cli.terminal = true;
        cli.printingTo(new ByteArrayOutputStream());

        assertThat(raw.toByteArray()).isEqualTo(bytes);
        assertThat(cli.launch("logs", "web").out()).isEqualTo("ok\ufffd\\x07\tx\nlogin\n");
    }

    @Test
    void aFollowedLogGoesOnAndBeginsAnewWithTheMachine() {
        SerialScenes.say(cli, "web", "one\n");
        onCall("volumes.find", 3, () -> SerialScenes.say(cli, "web", "two\n"));
        onCall("domains.find", 5, () -> {
            cli.host.domains().powerOff(id());
            cli.host.domains().undefine(id());
        });

        assertThat(cli.launch("logs", "web", "--follow")).isEqualTo(new Cli.Result(0, "one\ntwo\n", ""));
    }

    @Test
    void theTimeoutEndsAFollowedLog() {
        SerialScenes.say(cli, "web", "one\n");

        assertThat(cli.launch("logs", "web", "--follow", "--timeout", "3s"))
                .isEqualTo(new Cli.Result(
                        6, "one\n", "error: out of time: the whole command was given 3 s (--timeout)\n"));
    }

    @Test
    void libvirtsOwnWordsAreShownAsXml() {
        Cli.Result result = cli.launch("dumpxml", "web");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("<name>web</name>").doesNotContain("$6$");
        assertThat(cli.launch("dumpxml", "web", "--inactive").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boot wep|4|error: there is no VM named 'wep'",
                "logs wep|4|error: there is no VM named 'wep'",
                "dumpxml wep|4|error: there is no VM named 'wep'",
                "console wep|1|error: a console needs a terminal",
                "boot quiet|4|error: the serial console of VM 'quiet' is not logged",
                "logs new|4|error: VM 'new' has no serial log: it never ran",
                "boot new|4|error: VM 'new' has no serial log: it never ran",
                "boot web|4|error: VM 'web' has said nothing on its serial console yet",
                "boot|1|error: missing required parameter: 'NAME'"
            })
    void eachFailureHasItsWordsAndExitCode(String line, int exitCode, String first) {
        Scenarios.create(cli, Scenarios.document("new", "10.77.0.12"), "--no-start");
        Scenarios.create(
                cli, Scenarios.document("quiet", "10.77.0.13").replace("  vcpus:", "  serialLog: false\n  vcpus:"));

        Cli.Result result = cli.launch(line.split(" ", -1));

        assertThat(result.err().lines().findFirst()).contains(first);
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot web", "logs web", "dumpxml web"})
    void aLostConnectionEndsWithThreeWhateverCallItIsLostAt(String line) {
        SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.GOOD));
        for (int call = 0; ; call++) {
            cli.host.clearCalls();
            cli.host.failAt(call, Kind.TIMEOUT);
            Cli.Result result = cli.launch(line.split(" ", -1));
            if (cli.host.calls().size() <= call) {
                assertThat(result.exitCode()).isZero();
                return;
            }
            assertThat(result.exitCode()).as("call %d: %s", call, result.err()).isEqualTo(3);
        }
    }

    @Test
    void keysGoToTheGuestUntilTheEscapeAndTheTerminalIsRestored() {
        cli.terminal = true;
        cli.typed = "root\r\u001dnot this";

        Cli.Result result = cli.launch("console", "web");

        assertThat(result.exitCode()).isZero();
        assertThat("root\r").startsWith(result.out());
        assertThat(result.err()).isEqualTo("note: connected to VM 'web'; Ctrl-] leaves\n\nnote: left the console\n");
        assertThat(cli.rawTerminals).containsExactly("raw", "restored");
    }

    @Test
    void aConsoleIsOneUsersUnlessItIsTakenAway() {
        cli.terminal = true;
        cli.host.domains().console(id(), false);
        cli.typed = "\u001d";

        assertThat(cli.launch("console", "web", "--no-color")).isEqualTo(new Cli.Result(4, "", """
                error: could not open the console of VM 'web': operation failed: Active console session exists for \
                this domain
                  'foundry console --force web' takes it away from whoever is at it
                """));
        assertThat(cli.launch("console", "web", "--force").exitCode()).isZero();
    }

    @Test
    void aStoppedMachineHasNoConsole() {
        cli.terminal = true;
        cli.host.domains().powerOff(id());

        assertThat(cli.launch("console", "web", "--no-color").err())
                .isEqualTo("error: VM 'web' does not run: it is shut off\n  start it: foundry start web\n");
        assertThat(cli.rawTerminals).isEmpty();
    }

    private DomainId id() {
        return cli.host.domains().find("web").orElseThrow().id();
    }

    private void onCall(String label, int number, Runnable action) {
        cli.host.before(label, number == 1 ? action : () -> onCall(label, number - 1, action));
    }
}
