package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskGrowCommandTest {
    private static final String HINT = "note: the guest sees the new size now; its partitions and file systems grow by"
            + " its own tools, such as growpart and resize2fs\n";

    private final Cli cli = Scenarios.host();

    @BeforeEach
    void create() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));
    }

    @Test
    void aDiskGrows() {
        assertThat(cli.launch("disk", "grow", "web", "vdb", "30GiB"))
                .isEqualTo(new Cli.Result(0, "Successfully grew disk 'vdb' of VM 'web' from 20 GiB to 30 GiB\n", HINT));
        assertThat(cli.launch("get", "web", "-o", "yaml").out())
                .contains("generation: 2\n")
                .contains("sizeGB: 30\n");
    }

    @Test
    void aDiskOfThatSizeIsLeftAlone() {
        assertThat(cli.launch("disk", "grow", "vm/web", "vdb", "20"))
                .isEqualTo(new Cli.Result(0, "disk 'vdb' of VM 'web' has 20 GiB already\n", ""));
    }

    @Test
    void aGrownDiskIsToldToPrograms() {
        assertThat(cli.launch("disk", "grow", "web", "vda", "11", "-q", "-o", "json")
                        .out())
                .isEqualTo("""
                        {
                          "apiVersion": "foundry.cofront.xyz/v1alpha1",
                          "kind": "VirtualMachine",
                          "name": "web",
                          "result": "grown"
                        }
                        """);
        assertThat(cli.launch("disk", "grow", "web", "vda", "11", "-o", "name").out())
                .isEqualTo("virtualmachine/web\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "disk grow web vdb 10|2|error: disk 'vdb' of VM 'web' has 20 GiB and cannot shrink to 10: what lies"
                        + " behind would be lost",
                "disk grow web vdc 30|4|error: VM 'web' has no disk 'vdc'; it has vda, vdb",
                "disk grow wed vdb 30|4|error: there is no VM named 'wed'",
                "disk grow web sda 30|1|error: 'sda' is not a disk's name; expected such as vda or vdb",
                "disk grow web vdb 30M|1|error: '30M' is not a size: expected a size in GiB or TiB such as 20, 20G or"
                        + " 2T",
                "disk grow web vdb +5|1|error: '+5' is not a size: expected a size in GiB or TiB such as 20, 20G or 2T",
                "disk grow web vdb 0|1|error: '0' is not a size: expected a size from 1 to 65536 GiB",
                "disk grow vm vdb 30|1|error: 'vm' is no name here; a VM of that name is 'foundry disk grow vm/vm'",
                "disk grow web vdb|1|error: missing required parameter: 'SIZE'",
                "disk grow web vdb 30 40|1|error: unexpected argument '40'",
                "disk|1|error: a command is missing after 'disk'"
            })
    void eachFailureHasItsWordsAndExitCode(String line, int exitCode, String first) {
        Cli.Result result = cli.launch(line.split(" "));

        assertThat(result.err().lines().findFirst()).contains(first);
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
    }
}
