package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.AddressSource;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.GuestAddress;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class WaitCommandTest {
    private static final String RUNCMD_FAILURE = """
              scripts-user:
                line one
                ls: cannot access '/nonexistent': No such file or directory
                2026-11-20 13:41:55,460 - cc_scripts_user.py[WARNING]: Failed to run module scripts-user (scripts in \
            /var/lib/cloud/instance/scripts)
              'foundry boot web' shows the whole boot
            """;

    private final Cli cli = Scenarios.host();

    @BeforeEach
    void aMachineRuns() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));
        cli.slept.clear();
        cli.opened.clear();
        cli.host.clearCalls();
    }

    @Test
    void oneThatRunsIsNotWaitedFor() {
        assertThat(cli.launch("wait", "web", "--for=running"))
                .isEqualTo(new Cli.Result(0, "VM 'web' is running\n", ""));
        assertThat(cli.slept).isEmpty();
        assertThat(cli.opened).extracting(Cli.Opened::access).containsExactly(Access.READ_ONLY);
    }

    @Test
    void oneThatIsStartedByAnotherIsWaitedFor() {
        cli.host.domains().powerOff(id());
        onCall("domains.definition", 2, () -> cli.host.domains().start(id()));

        assertThat(cli.launch("wait", "web", "--for", "running"))
                .isEqualTo(new Cli.Result(0, "VM 'web' is running\n", """
                waiting for VM 'web' to run: shut off
                """));
    }

    @Test
    void anAddressThatTheDocumentGivesMustBeSeenBySomebody() {
        onCall(
                "domains.addresses",
                4,
                () -> cli.host.tellAddresses(
                        "web", AddressSource.ARP, new GuestAddress("be:ef:0a:4d:00:0a", "10.77.0.10")));

        assertThat(cli.launch("wait", "web", "--for=ip"))
                .isEqualTo(new Cli.Result(
                        0,
                        "VM 'web' has the address 10.77.0.10 (spec, ARP)\n",
                        "waiting for VM 'web' to have an address: no address; nothing on the console yet\n"));
    }

    @Test
    void sshAnswersAtTheAddressOfTheDocument() {
        SerialScenes.say(cli, "web", "BdsDxe: starting Boot0001\r\n");
        onCall("domains.definition", 6, () -> cli.sshAnswers.put("10.77.0.10:22", ""));

        assertThat(cli.launch("wait", "web", "--for=ssh", "-o", "name"))
                .isEqualTo(new Cli.Result(
                        0,
                        "virtualmachine/web\n",
                        "waiting for VM 'web' to answer SSH: connection refused at 10.77.0.10; firmware\n"));
    }

    @Test
    void cloudInitIsDoneWhenItsLastLineIsThere() {
        SerialScenes.say(cli, "web", "BdsDxe: starting Boot0001\r\n");
        onCall("volumes.read", 2, () -> SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.GOOD)));

        assertThat(cli.launch("wait", "web", "--for=cloud-init"))
                .isEqualTo(new Cli.Result(
                        0,
                        "VM 'web' is provisioned: cloud-init done at 58.2 s\n",
                        "waiting for VM 'web' to be provisioned: firmware\n"));
    }

    @Test
    void failedProvisioningEndsWithSevenAndThePassage() {
        SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.FAILING_RUNCMD));

        assertThat(cli.launch("wait", "web", "--for=cloud-init"))
                .isEqualTo(new Cli.Result(
                        7,
                        "",
                        "error: VM 'web' came up, but its provisioning failed: scripts-user\n" + RUNCMD_FAILURE));
    }

    @Test
    void aGuestThatNeverBootsEndsWithSixAtItsDeadlineSayingWhatWasLastSeen() {
        SerialScenes.say(cli, "web", "BdsDxe: No bootable option or device was found.\r\n");

        assertThat(cli.launch("wait", "web", "--for=cloud-init", "--timeout", "5s", "-q"))
                .isEqualTo(new Cli.Result(6, "", """
                        error: out of time: the whole command was given 5 s (--timeout)
                          waited for VM 'web' to be provisioned; last seen: firmware: the firmware finds nothing to boot
                        """));
        assertThat(slept()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void withoutATimeoutTheWaitEndsAfterTenMinutes() {
        assertThat(cli.launch("wait", "web", "--for=cloud-init", "-q")).isEqualTo(new Cli.Result(6, "", """
                error: out of time: waited 600 s for VM 'web' to be provisioned; last seen: nothing on the console yet
                  'foundry boot web' shows how far the guest has come
                """));
        assertThat(slept()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void oneThatGoesIsWaitedForUntilItIsGone() {
        onCall("domains.find", 3, () -> {
            cli.host.domains().powerOff(id());
            cli.host.domains().undefine(id());
        });

        assertThat(cli.launch("wait", "web", "--for=deleted", "-q"))
                .isEqualTo(new Cli.Result(0, "VM 'web' is gone\n", ""));
        assertThat(cli.launch("wait", "never-there", "--for=deleted").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip", "ssh", "cloud-init"})
    void whatStoppedIsNotWaitedFor(String goal) {
        cli.host.domains().powerOff(id());

        assertThat(cli.launch("wait", "web", "--for", goal)).isEqualTo(new Cli.Result(4, "", """
                error: VM 'web' does not run: it is shut off
                  start it: foundry start web
                """));
    }

    @Test
    void aGuestThatPoweredItselfOffWhenItWasProvisionedIsProvisioned() {
        SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.GOOD));
        cli.host.domains().powerOff(id());

        assertThat(cli.launch("wait", "web", "--for=cloud-init").exitCode()).isZero();
    }

    @Test
    void severalAreWaitedForEachAndOneThatFailsDoesNotKeepTheOthers() {
        Cli.Result result = cli.launch("wait", "gone", "web", "--for=running");

        assertThat(result)
                .isEqualTo(new Cli.Result(9, "VM 'web' is running\n", "error: there is no VM named 'gone'\n"));
    }

    @Test
    void createWaitsForCloudInitUnlessToldOtherwise() {
        cli.typed = Scenarios.document("db", "10.77.0.11");
        cli.host.before("domains.autostart", () -> SerialScenes.say(cli, "db", SerialScenes.log(SerialScenes.GOOD)));

        Cli.Result result = cli.launch("create", "--wait", "-");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("Successfully created VM 'db'\n");
        assertThat(result.err()).endsWith("✓ VM started\n✓ VM 'db' is provisioned: cloud-init done at 58.2 s\n");
    }

    @Test
    void createKeepsTheMachineWhoseProvisioningFailedAndEndsWithSeven() {
        cli.typed = Scenarios.document("db", "10.77.0.11");
        cli.host.before(
                "domains.autostart", () -> SerialScenes.say(cli, "db", SerialScenes.log(SerialScenes.FAILING_RUNCMD)));

        Cli.Result result = cli.launch("create", "-", "--wait", "-q");

        assertThat(result)
                .isEqualTo(new Cli.Result(
                        7,
                        "Successfully created VM 'db'\n",
                        "error: VM 'db' came up, but its provisioning failed: scripts-user\n"
                                + RUNCMD_FAILURE.replace("web", "db")));
        assertThat(cli.host.domains().find("db")).isPresent();
    }

    @Test
    void createWaitsForWhatStandsBehindTheEqualsSign() {
        cli.typed = Scenarios.document("db", "10.77.0.11");
        cli.sshAnswers.put("10.77.0.11:22", "");

        assertThat(cli.launch("create", "--wait=ssh", "-").err())
                .endsWith("✓ VM started\n✓ VM 'db': SSH answers at 10.77.0.11\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait web|error: missing required option: '--for=STATE'",
                "wait --for=running|error: no VM is named: 'foundry wait NAME', or --selector",
                "wait web --for=shh|error: --for: 'shh' cannot be waited for; it can be running, ip, ssh, cloud-init,"
                        + " deleted",
                "create - --wait=deleted|error: --wait: 'deleted' cannot be waited for; it can be running, ip, ssh,"
                        + " cloud-init",
                "create - --wait --no-start|error: --wait and --no-start exclude each other"
            })
    void whatCannotBeWaitedForIsSaidBeforeAnythingIsDone(String line, String first) {
        Cli.Result result = cli.launch(line.split(" ", -1));

        assertThat(result.err().lines().findFirst()).contains(first);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(cli.opened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "ip", "ssh", "cloud-init", "deleted"})
    void aLostConnectionEndsWithThreeWhateverCallItIsLostAt(String goal) {
        SerialScenes.say(cli, "web", SerialScenes.log(SerialScenes.GOOD));
        cli.sshAnswers.put("10.77.0.10:22", "");
        cli.host.tellAddresses("web", AddressSource.AGENT, new GuestAddress("", "10.77.0.10"));
        for (int call = 0; ; call++) {
            cli.host.clearCalls();
            cli.host.failAt(call, Kind.TIMEOUT);
            Cli.Result result = cli.launch("wait", "web", "--for", goal, "--timeout", "1s");
            if (cli.host.calls().size() <= call) {
                assertThat(result.exitCode()).isEqualTo(goal.equals("deleted") ? 6 : 0);
                return;
            }
            assertThat(result.exitCode()).as("call %d: %s", call, result).isEqualTo(3);
        }
    }

    private DomainId id() {
        return cli.host.domains().find("web").orElseThrow().id();
    }

    private Duration slept() {
        return cli.slept.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /// Something happens before the n-th call of this label, counted from 1.
    private void onCall(String label, int number, Runnable action) {
        cli.host.before(label, number == 1 ? action : () -> onCall(label, number - 1, action));
    }
}
