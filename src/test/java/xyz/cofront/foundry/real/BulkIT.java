package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class BulkIT {
    private static final List<String> NAMES =
            IntStream.rangeClosed(1, 6).mapToObj(number -> "web-" + number).toList();

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @BeforeEach
    void write() throws IOException {
        for (int number = 1; number <= 6; number++) {
            Path document = Documents.staying(folder, "web-" + number, 20 + number);
            String labelled = Files.readString(document).replace("spec:", "  labels: {app: bulk}\nspec:");
            Files.writeString(document, labelled);
        }
    }

    @Test
    void aFolderOfSixIsMadeAndGoesByItsLabel() {
        RealFoundry.Result created = foundry.run("create", "-f", folder.toString(), "-o", "name");
        String running = Shell.virsh("list", "--name", "--state-running");
        RealFoundry.Result destroyed = foundry.run("destroy", "-l", "app=bulk", "--yes", "--grace", "0s", "-o", "name");

        assertThat(created.exitCode()).as(created.err()).isZero();
        assertThat(created.out().lines())
                .isEqualTo(NAMES.stream().map(name -> "virtualmachine/" + name).toList());
        for (String name : NAMES) {
            assertThat(created.err().lines().filter(line -> line.contains(name)))
                    .containsExactly(
                            "Creating VM '" + name + "'...",
                            "✓ " + name + ": Configuration validated",
                            "✓ " + name + ": Domain defined",
                            "✓ " + name + ": Storage created (1 GiB boot + 1 GiB data)",
                            "✓ " + name + ": Cloud-init ISO generated",
                            "✓ " + name + ": VM started");
        }
        assertThat(running.lines().filter(line -> !line.isBlank()).sorted()).isEqualTo(NAMES);
        assertThat(destroyed.exitCode()).as(destroyed.err()).isZero();
        assertThat(destroyed.out()).isEqualTo(created.out());
    }

    /// A link of the host has the name of one machine's tap, 10.77.0.23 in hexadecimal: that one alone does not start.
    @Test
    void oneThatFailsLeavesTheOthersAndNothingOfItself() {
        Shell.run("ip", "link", "add", "vm0a4d0017", "type", "bridge");

        RealFoundry.Result created = foundry.run("create", "-f", folder.toString(), "-q");
        String domains = Shell.virsh("list", "--name", "--all");
        String volumes = Shell.virsh("vol-list", "foundry-vms");
        RealFoundry.Result destroyed =
                foundry.run("destroy", "-l", "app=bulk", "--yes", "-q", "--grace", "0s", "-o", "name");

        Shell.run("ip", "link", "delete", "vm0a4d0017");
        assertThat(created.exitCode()).as(created.err()).isEqualTo(9);
        assertThat(created.out()).isEqualTo("""
                Successfully created VM 'web-1'
                Successfully created VM 'web-2'
                Successfully created VM 'web-4'
                Successfully created VM 'web-5'
                Successfully created VM 'web-6'
                """);
        assertThat(created.err())
                .startsWith("error: could not start VM 'web-3': ")
                .endsWith("  nothing of VM 'web-3' is left\n");
        assertThat(domains + volumes).contains("web-2", "web-4").doesNotContain("web-3");
        assertThat(destroyed.out()).isEqualTo("""
                virtualmachine/web-1
                virtualmachine/web-2
                virtualmachine/web-4
                virtualmachine/web-5
                virtualmachine/web-6
                """);
    }
}
