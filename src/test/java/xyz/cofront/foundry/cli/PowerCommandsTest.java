package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.hypervisor.PowerState;

class PowerCommandsTest {
    private final Cli cli = Scenarios.host();

    @BeforeEach
    void twoMachinesRun() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));
        Scenarios.create(cli, Scenarios.document("db", "10.77.0.11").replace("env: test", "env: prod"));
        cli.slept.clear();
    }

    @Test
    void aMachinesPowerGoesTheRound() {
        assertThat(cli.launch("suspend", "web")).isEqualTo(new Cli.Result(0, "Successfully suspended VM 'web'\n", ""));
        assertThat(cli.launch("suspend", "web")).isEqualTo(new Cli.Result(0, "VM 'web' is suspended already\n", ""));
        assertThat(cli.launch("resume", "web")).isEqualTo(new Cli.Result(0, "Successfully resumed VM 'web'\n", ""));
        assertThat(cli.launch("restart", "vm/web"))
                .isEqualTo(new Cli.Result(0, "Successfully restarted VM 'web'\n", ""));
        assertThat(cli.launch("stop", "web")).isEqualTo(new Cli.Result(0, "Successfully stopped VM 'web'\n", ""));
        assertThat(cli.launch("stop", "web")).isEqualTo(new Cli.Result(0, "VM 'web' is stopped already\n", ""));
        assertThat(cli.launch("start", "web")).isEqualTo(new Cli.Result(0, "Successfully started VM 'web'\n", ""));
        assertThat(cli.launch("start", "web")).isEqualTo(new Cli.Result(0, "VM 'web' is running already\n", ""));
    }

    @Test
    void labelsSelectMachinesThatRunAndOthers() {
        assertThat(cli.launch("stop", "-l", "env=prod").out()).isEqualTo("Successfully stopped VM 'db'\n");
        assertThat(cli.launch("start", "-l", "env=prod").out()).isEqualTo("Successfully started VM 'db'\n");
        assertThat(cli.launch("stop", "-l", "env=none"))
                .isEqualTo(new Cli.Result(0, "", "note: no VM has these labels\n"));
    }

    @Test
    void severalChangesAreOneListForPrograms() {
        assertThat(cli.launch("stop", "web", "db", "-o", "json").out()).isEqualTo("""
                {
                  "apiVersion": "foundry.cofront.xyz/v1alpha1",
                  "kind": "VirtualMachineChangeList",
                  "items": [
                    {
                      "apiVersion": "foundry.cofront.xyz/v1alpha1",
                      "kind": "VirtualMachine",
                      "name": "web",
                      "result": "stopped"
                    },
                    {
                      "apiVersion": "foundry.cofront.xyz/v1alpha1",
                      "kind": "VirtualMachine",
                      "name": "db",
                      "result": "stopped"
                    }
                  ]
                }
                """);
        assertThat(cli.launch("start", "web", "-o", "yaml").out()).isEqualTo("""
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachine
                name: web
                result: started
                """);
        assertThat(cli.launch("start", "db", "web", "-o", "name").out())
                .isEqualTo("virtualmachine/db\nvirtualmachine/web\n");
    }

    @Test
    void aDeafGuestEndsTheWaitWithSixAndIsToldOf() {
        cli.host.ignoreShutdown("web");

        assertThat(cli.launch("stop", "web", "--grace", "1s")).isEqualTo(new Cli.Result(6, "", """
                waiting for VM 'web' to shut down: running
                error: VM 'web' did not shut down within 1 s; last seen: running
                  cut its power: foundry stop --force web
                """));
        assertThat(cli.launch("stop", "web", "--force").exitCode()).isZero();
    }

    @Test
    void onATerminalTheWaitIsALineDrawnAnewEachSecond() {
        cli.host.ignoreShutdown("web");
        cli.terminal = true;

        assertThat(cli.launch("stop", "web", "--grace", "2s", "--force", "--no-color"))
                .isEqualTo(new Cli.Result(
                        0,
                        "Successfully stopped VM 'web'\n",
                        "\r\033[Kwaiting for VM 'web' to shut down: running (0 s)"
                                + "\r\033[Kwaiting for VM 'web' to shut down: running (1 s)\r\033[K"));
    }

    @Test
    void whereSomeOfManyFailTheOthersAreDoneAndTheCodeIsNine() {
        cli.host.ignoreShutdown("web");

        Cli.Result result = cli.launch("stop", "web", "db", "-q", "--grace", "1s");

        assertThat(result).isEqualTo(new Cli.Result(9, "Successfully stopped VM 'db'\n", """
                error: VM 'web' did not shut down within 1 s; last seen: running
                  cut its power: foundry stop --force web
                """));
        assertThat(cli.host.domains().find("web").orElseThrow().state()).isEqualTo(PowerState.RUNNING);
    }

    @Test
    void theTimeoutOfTheWholeCommandEndsTheWaitWithSix() {
        cli.host.ignoreShutdown("web");

        assertThat(cli.launch("stop", "web", "-q", "--timeout", "2s")).isEqualTo(new Cli.Result(6, "", """
                error: out of time: the whole command was given 2 s (--timeout)
                  waited for VM 'web' to shut down; last seen: running
                """));
        assertThat(cli.slept.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop|1|error: no VM is named: 'foundry stop NAME', or --selector",
                "stop web -l env=test|1|error: only one of NAME and --selector may be given",
                "stop web --grace 0|1|error: --grace 0 leaves no time to shut down; --force cuts the power",
                "restart web --grace soon|1|error: --grace: 'soon': expected a duration such as 30s, 5m or 1h30m",
                "start vm web|1|error: 'vm' is no name here: write 'foundry start web'",
                "start wep|4|error: there is no VM named 'wep'",
                "suspend web --force|1|error: unknown option '--force'"
            })
    void eachFailureHasItsWordsAndExitCode(String line, int exitCode, String first) {
        Cli.Result result = cli.launch(line.split(" ", -1));

        assertThat(result.err().lines().findFirst()).contains(first);
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }
}
