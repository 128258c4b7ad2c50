package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class DestroyCommandTest {
    private static final String PROMPT = """
            This will be destroyed for good at qemu:///system:
              VM 'web' (running, will be stopped)
                volume foundry-vms/web_boot
                volume foundry-vms/web_data-vdb
                volume foundry-vms/web_serial.log
                volume foundry-vms/web_VARS.fd
            To only stop a VM: 'foundry stop NAME', or 'foundry stop --force NAME' to cut its power.
            Destroy VM 'web'? [y/N]\s""";
    private static final String STEPS = """
            Destroying VM 'web'...
            ✓ VM stopped
            ✓ Storage removed
            ✓ Domain undefined
            """;

    private final Cli cli = Scenarios.host();
    private HostSnapshot before = cli.host.snapshot();

    @BeforeEach
    void aMachineRuns() {
        before = cli.host.snapshot();
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));
        cli.opened.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"destroy web --yes", "delete -y web", "-y destroy vm/web", "destroy -y -l env=test"})
    void aMachineGoesWithItsDisks(String line) {
        assertThat(cli.launch(line.split(" ", -1)))
                .isEqualTo(new Cli.Result(0, "Successfully destroyed VM 'web'\n", STEPS));
        assertThat(cli.host.snapshot()).isEqualTo(before);
    }

    @Test
    void documentsNameMachinesToo() {
        cli.typed = Scenarios.document("web", "10.77.0.10");

        assertThat(cli.launch("destroy", "-y", "-q", "-f", "-"))
                .isEqualTo(new Cli.Result(0, "Successfully destroyed VM 'web'\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", " Yes "})
    void onATerminalItAsksAndTakesYes(String answer) {
        cli.terminal = true;
        cli.environment.put("NO_COLOR", "1");
        cli.typed = answer + "\n";

        assertThat(cli.launch("destroy", "web"))
                .isEqualTo(new Cli.Result(0, "Successfully destroyed VM 'web'\n", PROMPT + STEPS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yess\n", "web\n"})
    void anythingElseIsNo(String answer) {
        cli.terminal = true;
        cli.typed = answer;
        HostSnapshot running = cli.host.snapshot();

        Cli.Result result = cli.launch("destroy", "web", "--no-color");

        assertThat(result).isEqualTo(new Cli.Result(4, "", PROMPT + "error: declined: nothing was destroyed\n"));
        assertThat(cli.host.snapshot()).isEqualTo(running);
    }

    @Test
    void onATerminalMarksAreColored() {
        cli.terminal = true;

        assertThat(cli.launch("destroy", "web", "-y").err()).contains("\u001b[32m✓\u001b[0m VM stopped\n");
    }

    @Test
    void aMissingMachineEndsWithFour() {
        assertThat(cli.launch("destroy", "-y", "wen"))
                .isEqualTo(new Cli.Result(4, "", "error: there is no VM named 'wen'\n  did you mean 'web'?\n"));
    }

    @Test
    void aMissingMachineMayBeIgnored() {
        assertThat(cli.launch("destroy", "-y", "--ignore-not-found", "gone"))
                .isEqualTo(new Cli.Result(0, "", "note: there is no VM 'gone'; nothing to do\n"));
    }

    @Test
    void oneOfSeveralThatIsMissingEndsWithNine() {
        assertThat(cli.launch("destroy", "-y", "gone", "web"))
                .isEqualTo(new Cli.Result(
                        9, "Successfully destroyed VM 'web'\n", STEPS + "error: there is no VM named 'gone'\n"));
    }

    @Test
    void labelsThatNoMachineHasAreNoFailure() {
        assertThat(cli.launch("destroy", "-y", "-l", "env=none"))
                .isEqualTo(new Cli.Result(0, "", "note: no VM has these labels\n"));
    }

    @Test
    void dataDisksMayBeKept() {
        Cli.Result result = cli.launch("destroy", "-y", "web", "--keep-data");

        assertThat(result.exitCode()).isZero();
        assertThat(cli.host.snapshot().things().keySet().stream().filter(thing -> thing.contains("web")))
                .singleElement()
                .asString()
                .contains("web_data-vdb");
    }

    @Test
    void aDeafGuestGetsItsGraceAndThenNoPower() {
        cli.host.ignoreShutdown("web");

        cli.launch("destroy", "-y", "web", "--grace", "2s");

        assertThat(cli.slept.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(2));
        assertThat(cli.host.snapshot()).isEqualTo(before);
    }

    @Test
    void noGraceCutsThePowerAtOnce() {
        cli.host.clearCalls();

        cli.launch("destroy", "-y", "web", "--grace", "0");

        assertThat(cli.host.calls()).contains("domains.powerOff").doesNotContain("domains.shutdown");
    }

    @Test
    void theTimeIsLookedAtWhileWaitingAndBeforeEachMachine() {
        Scenarios.create(cli, Scenarios.document("db", "10.77.0.11"));
        cli.host.ignoreShutdown("db");

        Cli.Result result =
                cli.launch("destroy", "-y", "-q", "db", "web", "--grace", "10s", "--timeout", "5s", "--parallel", "1");

        assertThat(result).isEqualTo(new Cli.Result(9, "", """
                        error: out of time: the whole command was given 5 s (--timeout)
                        error: out of time: the whole command was given 5 s (--timeout)
                        """));
    }

    @Test
    void allWithALabelGoSideBySideAndAreToldInTheirOrder() {
        for (int number = 1; number <= 5; number++) {
            Scenarios.create(cli, Scenarios.document("vm-" + number, "10.77.0.2" + number));
        }
        Scenarios.create(cli, Scenarios.document("db", "10.77.0.11").replace("env: test", "env: prod"));

        Cli.Result result = cli.launch("destroy", "-y", "-l", "env=test");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("""
                        Successfully destroyed VM 'vm-1'
                        Successfully destroyed VM 'vm-2'
                        Successfully destroyed VM 'vm-3'
                        Successfully destroyed VM 'vm-4'
                        Successfully destroyed VM 'vm-5'
                        Successfully destroyed VM 'web'
                        """);
        assertThat(result.err().lines().filter(line -> line.contains("vm-3")))
                .containsExactly(
                        "Destroying VM 'vm-3'...",
                        "✓ vm-3: VM stopped",
                        "✓ vm-3: Storage removed",
                        "✓ vm-3: Domain undefined");
        assertThat(cli.launch("list", "-a", "-o", "name").out()).isEqualTo("virtualmachine/db\n");
    }

    @Test
    void aLostConnectionEndsWithThree() {
        cli.host.failOn("domains.forget", Kind.CONNECTION);

        assertThat(cli.launch("destroy", "-y", "-q", "web").exitCode()).isEqualTo(3);
    }

    @Test
    void jsonTellsWhatIsGone() {
        assertThat(cli.launch("destroy", "-y", "-q", "web", "-o", "json").out()).isEqualTo("""
                        {
                          "apiVersion": "foundry.cofront.xyz/v1alpha1",
                          "kind": "DestroyedList",
                          "items": [
                            {
                              "name": "web",
                              "result": "destroyed"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void namesAreTakenOnce() {
        assertThat(cli.launch("destroy", "-y", "-q", "-o", "name", "web", "vm/web"))
                .isEqualTo(new Cli.Result(0, "virtualmachine/web\n", ""));
    }

    @Test
    void aProtectedMachineNeedsForce() {
        String guarded = Scenarios.document("db", "10.77.0.11")
                .replace("  labels:", "  annotations:\n    foundry.cofront.xyz/protect: \"true\"\n  labels:");
        Scenarios.create(cli, guarded);

        assertThat(List.of(
                        cli.launch("destroy", "-y", "db").exitCode(),
                        cli.launch("destroy", "-y", "db", "--force").exitCode()))
                .containsExactly(4, 0);
    }
}
