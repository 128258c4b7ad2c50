package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.Access;

class GetCommandTest {
    private static final String DESCRIPTION = """
            Name:         web
            UUID:         11112222-3333-4444-8000-000000000001
            State:        running
            Phase:        Running
            Owner:        foundry
            Labels:       env=test
            Created:      2026-03-01T12:00:00Z (2d ago)
            vCPUs:        2
            Memory:       4 GiB
            Autostart:    yes
            IP address:   10.77.0.10 (spec)
            Pool:         foundry-vms
            Image:        debian-13.qcow2
            Disks:
              DEVICE  SIZE    VOLUME        SOURCE
              vda     10 GiB  web_boot      image debian-13.qcow2
              vdb     20 GiB  web_data-vdb  empty
            Interfaces:
              ADDRESS        NETWORK     MAC                TAP
              10.77.0.10/24  bridge br0  be:ef:0a:4d:00:0a  vm0a4d000a
            Conditions:
              TYPE   STATUS  REASON     MESSAGE
              Ready  True    VMRunning  VM is running successfully
            """;

    private final Cli cli = Scenarios.host();

    @BeforeEach
    void aMachineRuns() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));
        cli.after(Duration.ofDays(2));
        cli.opened.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get web",
                "get vm/web",
                "get virtualmachine/web",
                "vm info web",
                "get web web",
                "get web -o wide"
            })
    void aMachineIsDescribed(String line) {
        assertThat(cli.launch(line.split(" ", -1))).isEqualTo(new Cli.Result(0, DESCRIPTION, ""));
    }

    @Test
    void itIsLookedAtOverOneReadOnlyConnection() {
        cli.launch("get", "web");

        assertThat(cli.opened)
                .containsExactly(new Cli.Opened("qemu:///system", Access.READ_ONLY, Duration.ofSeconds(35)));
    }

    @Test
    void yamlIsADocumentThatCreateTakesBack() {
        String yaml = cli.launch("get", "web", "-o", "yaml").out();
        cli.launch("destroy", "web", "-y");
        cli.typed = yaml;

        Cli.Result again = cli.launch("create", "-");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(yaml)
                .startsWith("apiVersion: foundry.cofront.xyz/v1alpha1\nkind: VirtualMachine\n")
                .contains("phase: Running");
    }

    @Test
    void severalMachinesAreAListInJson() {
        Scenarios.create(cli, Scenarios.document("db", "10.77.0.11"));

        assertThat(cli.launch("get", "web", "db", "-o", "name").out())
                .isEqualTo("virtualmachine/web\nvirtualmachine/db\n");
        assertThat(cli.launch("get", "web", "db", "-o", "json").out()).contains("\"kind\": \"VirtualMachineList\"");
    }

    @Test
    void aMissingMachineIsToldWithWhatMayHaveBeenMeant() {
        assertThat(cli.launch("get", "wen"))
                .isEqualTo(new Cli.Result(4, "", "error: there is no VM named 'wen'\n  did you mean 'web'?\n"));
    }

    @Test
    void aMissingMachineDoesNotHideTheOthers() {
        assertThat(cli.launch("vm", "info", "gone", "web"))
                .isEqualTo(new Cli.Result(9, DESCRIPTION, "error: there is no VM named 'gone'\n"));
    }

    @Test
    void whoAsksForSeveralMachinesGetsAListEvenIfOneAloneIsThere() {
        Cli.Result some = cli.launch("get", "web", "gone", "-o", "json");

        assertThat(some.exitCode()).isEqualTo(9);
        assertThat(some.out()).contains("\"kind\": \"VirtualMachineList\"");
    }

    @Test
    void severalMissingMachinesEndWithTheirCommonCode() {
        assertThat(cli.launch("get", "gone", "lost"))
                .isEqualTo(new Cli.Result(
                        4, "", "error: there is no VM named 'gone'\nerror: there is no VM named 'lost'\n"));
    }

    @Test
    void namesAreMatchedExactly() {
        assertThat(cli.launch("get", "WEB").exitCode()).isEqualTo(4);
    }
}
