package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.Access;

class ListCommandTest {
    private static final String TABLE = """
            NAME  STATE    VCPUS  MEMORY  IP ADDRESS
            web   running  2      4 GiB   10.77.0.10
            """;
    private static final String HINT = "note: 1 VM that does not run is not shown; --all shows every VM\n";

    private final Cli cli = Scenarios.host();

    @BeforeEach
    void oneMachineRunsAndOneDoesNot() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));
        Scenarios.create(cli, Scenarios.document("db", "10.77.0.11").replace("env: test", "env: prod"), "--no-start");
        cli.opened.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "ls", "get"})
    void machinesThatRunAreListedAndTheOthersCounted(String command) {
        assertThat(cli.launch(command)).isEqualTo(new Cli.Result(0, TABLE, HINT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --all", "list -a", "get --all"})
    void allListsEveryMachine(String line) {
        assertThat(cli.launch(line.split(" ", -1))).isEqualTo(new Cli.Result(0, """
                        NAME  STATE     VCPUS  MEMORY  IP ADDRESS
                        db    shut off  2      4 GiB   -
                        web   running   2      4 GiB   10.77.0.10
                        """, ""));
    }

    @Test
    void quietGivesNoHint() {
        assertThat(cli.launch("list", "-q")).isEqualTo(new Cli.Result(0, TABLE, ""));
    }

    @Test
    void wideTellsMore() {
        cli.after(Duration.ofHours(3));

        assertThat(cli.launch("list", "-o", "wide").out()).isEqualTo("""
                        NAME  STATE    VCPUS  MEMORY  IP ADDRESS  UUID                                  AUTOSTART  POOL         IMAGE            AGE  CONDITIONS  OWNER
                        web   running  2      4 GiB   10.77.0.10  11112222-3333-4444-8000-000000000001  yes        foundry-vms  debian-13.qcow2  3h   Ready=True  foundry
                        """);
    }

    @Test
    void nameGivesOneNameALine() {
        assertThat(cli.launch("list", "-a", "-o", "name").out()).isEqualTo("virtualmachine/db\nvirtualmachine/web\n");
    }

    @Test
    void jsonIsAListOfMachines() {
        assertThat(cli.launch("list", "-o", "json").out()).startsWith("""
                        {
                          "apiVersion": "foundry.cofront.xyz/v1alpha1",
                          "kind": "VirtualMachineList",
                          "items": [
                            {
                              "apiVersion": "foundry.cofront.xyz/v1alpha1",
                              "kind": "VirtualMachine",
                              "metadata": {
                                "name": "web",
                        """).doesNotContain("\"db\"");
    }

    @Test
    void yamlOfNoMachinesIsAnEmptyList() {
        assertThat(cli.launch("list", "-o", "yaml", "-l", "env=nowhere")).isEqualTo(new Cli.Result(0, """
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: VirtualMachineList
                        items: []
                        """, ""));
    }

    @Test
    void labelsSelectAndOnlyHiddenMachinesThatMatchAreCounted() {
        assertThat(cli.launch("list", "-l", "env=test")).isEqualTo(new Cli.Result(0, TABLE, ""));
        assertThat(cli.launch("list", "-l", "env=prod"))
                .isEqualTo(new Cli.Result(0, "NAME  STATE  VCPUS  MEMORY  IP ADDRESS\n", HINT));
        assertThat(cli.launch("list", "-a", "-l", "env=prod", "-o", "name").out())
                .isEqualTo("virtualmachine/db\n");
        assertThat(cli.launch("list", "-a", "-l", "env=prod,role=x", "-o", "name")
                        .out())
                .isEmpty();
    }

    /// As kubectl has it: whoever has not the label has another value than any.
    @Test
    void labelsThatAMachineMustNotHaveSelectTheOthersOfFoundrys() {
        String xml = "<domain type='kvm'><name>alien</name><uuid>00000000-0000-4000-8000-000000000009</uuid>"
                + "<memory unit='KiB'>1024</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";
        cli.host.domains().start(cli.host.domains().define(xml));

        assertThat(selected("env!=prod")).isEqualTo("virtualmachine/web\n");
        assertThat(selected("role!=x, env==prod")).isEqualTo("virtualmachine/db\n");
        assertThat(selected("env!=prod,env!=test")).isEmpty();
        assertThat(selected("env!=")).isEqualTo("virtualmachine/db\nvirtualmachine/web\n");
    }

    private String selected(String selector) {
        return cli.launch("list", "-a", "-l", selector, "-o", "name").out();
    }

    @Test
    void globalOptionsMayStandBeforeTheCommand() {
        assertThat(cli.launch("-o", "name", "-c", "test:///default", "list", "-q")
                        .out())
                .isEqualTo("virtualmachine/web\n");
        assertThat(cli.opened)
                .containsExactly(new Cli.Opened("test:///default", Access.READ_ONLY, Duration.ofSeconds(35)));
    }

    @Test
    void theTableTakesOneConnectionAndOneCall() {
        cli.host.clearCalls();

        cli.launch("list", "--all");

        assertThat(cli.host.calls()).containsExactly("domains.list");
        assertThat(cli.opened)
                .containsExactly(new Cli.Opened("qemu:///system", Access.READ_ONLY, Duration.ofSeconds(35)));
    }

    @Test
    void settingsComeFromTheEnvironmentToo() {
        cli.environment.put("FOUNDRY_OUTPUT", "name");
        cli.environment.put("FOUNDRY_TIMEOUT", "5s");
        cli.environment.put("LIBVIRT_DEFAULT_URI", "qemu:///session");

        assertThat(cli.launch("list", "-q").out()).isEqualTo("virtualmachine/web\n");
        assertThat(cli.opened)
                .containsExactly(new Cli.Opened("qemu:///session", Access.READ_ONLY, Duration.ofSeconds(5)));
    }

    @Test
    void aUserWithoutRightsIsToldOfTheSession() {
        cli.systemSocketDenied = true;

        assertThat(cli.launch("list").err())
                .isEqualTo("note: using qemu:///session, because this user may not open the socket of qemu:///system\n"
                        + HINT);
        assertThat(cli.opened.getFirst().uri()).isEqualTo("qemu:///session");
    }

    @Test
    void verboseTellsWhereTheConnectionComesFrom() {
        assertThat(cli.launch("list", "-v").err()).isEqualTo("  connecting to qemu:///system (default)\n" + HINT);
    }
}
