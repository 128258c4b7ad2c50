package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.hypervisor.libvirt.LibvirtConnector;
import xyz.cofront.foundry.real.FaultyConnector.Fault;

@Tag("program")
final class StorageStatusIT {
    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void whatAMachineTakesAndMayTakeIsShown() {
        String unused = foundry.succeed("storage", "status", "-o", "name").out();
        foundry.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());

        String table = foundry.succeed("storage", "status").out();
        String json = foundry.succeed("storage", "status", "-o", "json").out();
        String names = foundry.succeed("storage", "status", "-o", "name").out();
        foundry.succeed("destroy", "web", "--yes");

        // Other tests of the same lab may have brought images of their own.
        assertThat(unused).contains("image/micro.qcow2\n");
        assertThat(names).doesNotContain("micro.qcow2");
        assertThat(table)
                .containsPattern("foundry-vms +active +[0-9.]+ [KMGT]iB +.* +2 GiB +[0-9.]+\n")
                .containsPattern("foundry-images/micro.qcow2 +1[0-9.]* MiB +[0-9.]+ MiB +image +web\n")
                .endsWith("Orphan volumes: none\nLeftovers: none\n");
        assertThat(json).contains("\"kind\": \"StorageStatus\"");
    }

    /// Someone removes the domain behind Foundry's back: the volumes are nobody's then, and the image is still needed.
    @Test
    void volumesWithoutAMachineAreFoundAndTheirCommandsClearThem() {
        foundry.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());
        Shell.virsh("undefine", "--nvram", "web");

        String names = foundry.succeed("storage", "status", "-o", "name").out();
        foundry.succeed("storage", "status")
                .out()
                .lines()
                .filter(line -> line.contains("virsh vol-delete"))
                .map(line -> line.substring(line.indexOf("virsh vol-delete")))
                .forEach(command -> Shell.run("sh", "-c", command));

        assertThat(names.lines().filter(name -> !name.startsWith("image/")))
                .containsExactly(
                        "volume/foundry-vms/web_boot",
                        "volume/foundry-vms/web_cloudinit",
                        "volume/foundry-vms/web_data-vdb");
    }

    @Test
    void aCreateThatDiedIsFoundWithTheCommandThatClearsIt() {
        LibvirtConnector real = new LibvirtConnector(Path.of("/sys/class/net"), _ -> {});
        FaultyConnector counting = new FaultyConnector(real, Fault.REFUSED, -1);
        new RealFoundry(counting)
                .succeed(
                        "create",
                        "--no-start",
                        Documents.micro(folder, "web", 10).toString(),
                        "-q");
        foundry.succeed("destroy", "web", "--yes");
        FaultyConnector faulty = new FaultyConnector(real, Fault.DIED, counting.calls() - 8);
        new RealFoundry(faulty)
                .run("create", "--no-start", Documents.micro(folder, "web", 10).toString());

        String status = foundry.succeed("storage", "status").out();
        foundry.succeed("destroy", "web", "--yes");

        assertThat(status).containsPattern("creating VM 'web' was cut off +- +foundry destroy web\n");
    }
}
