package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.libvirtxml.MachineFacts;
import xyz.cofront.foundry.libvirtxml.MachineReader;

/// Documents that are edited and applied to a guest that runs.
@Tag("program")
final class ApplyIT {
    private static final long GIB = 1L << 30;
    private static final Duration SOON = Duration.ofMinutes(4);

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost().with("FOUNDRY_MICRO_IMAGE", "other.qcow2");

    private Path file;
    private String document;

    @BeforeEach
    void write() throws IOException {
        file = Documents.micro(folder, "web", 10);
        document = Files.readString(file)
                        .replace("name: web\n", "name: web\n  labels: {role: web}\n")
                        .replace("vcpus: 1\n", "vcpus: 1\n  maxVcpus: 4\n")
                        .replace("memoryGiB: 1\n", "memoryGiB: 1\n  maxMemoryGiB: 3\n  autostart: true\n")
                + "    packages: [micro-stay]\n";
        Files.writeString(file, document);
    }

    /// What a failure leaves must not fail the next test too.
    @AfterEach
    void destroy() {
        foundry.run("destroy", "web", "--yes", "-q", "--grace", "0s", "--ignore-not-found");
    }

    @Test
    void aDocumentIsEditedAppliedAndReplacedAndTheDataStays() throws Exception {
        assertThat(foundry.succeed("apply", file.toString(), "-q").out()).isEqualTo("Successfully created VM 'web'\n");
        assertThat(foundry.succeed("apply", file.toString()).out()).isEqualTo("VM 'web' is as its document says\n");
        String data = RealHost.VMS.resolve("web_data-vdb").toString();
        foundry.succeed("stop", "web", "--force");
        Shell.run("qemu-io", "-f", "qcow2", "-c", "write -P 0x5a 1M 64k", data);
        foundry.succeed("start", "web");
        RealHost.console("web", SOON, text -> text.contains("micro: done"));

        edit("role: web", "role: front");
        edit("memoryGiB: 1\n", "memoryGiB: 2\n");
        edit("bootDisk: {sizeGB: 1", "bootDisk: {sizeGB: 2");
        edit("{device: vdb, sizeGB: 1}", "{device: vdb, sizeGB: 1}\n    - {device: vdc, sizeGB: 3}");
        RealFoundry.Result diff = foundry.run("diff", file.toString(), "--exit-code");
        RealFoundry.Result unasked = foundry.run("apply", file.toString());
        RealFoundry.Result applied = foundry.succeed("apply", file.toString(), "--yes");
        String console = RealHost.console(
                "web", SOON, text -> text.contains("disk vda " + 2 * GIB) && text.contains("disk vdc " + 3 * GIB));
        RealFoundry.Result empty = foundry.succeed("diff", file.toString(), "--exit-code");

        edit("image: micro.qcow2", "image: other.qcow2");
        edit("role: front", "role: new");
        RealFoundry.Result refused = foundry.run("apply", file.toString(), "--yes");
        String sameAsBefore = foundry.succeed("get", "web", "-o", "yaml").out();
        RealFoundry.Result replaced = foundry.succeed("apply", file.toString(), "--yes", "--replace", "--force");
        RealHost.console("web", SOON, text -> text.contains("micro: done"));
        RealFoundry.Result done = foundry.succeed("diff", file.toString(), "--exit-code");
        String volumes = Shell.virsh("-q", "vol-list", "foundry-vms");
        String inUse = Shell.virsh("domblklist", "web");
        foundry.succeed("stop", "web", "--force");
        Shell.run("qemu-io", "-f", "qcow2", "-r", "-c", "read -P 0x5a 1M 64k", data);
        foundry.succeed("destroy", "web", "--yes");

        assertThat(diff.exitCode()).isEqualTo(10);
        assertThat(diff.out()).isEqualTo("""
                VM 'web'
                  FIELD                 NOW  WANTED  CLASS  FROM
                  metadata.labels.role  web  front   live   file
                  spec.memoryGiB        1    2       live   file
                  spec.bootDisk.sizeGB  1    2       live   file
                  spec.dataDisks[vdc]   -    3 GiB   live   file
                """);
        assertThat(unasked.exitCode()).isEqualTo(1);
        assertThat(applied.out()).isEqualTo("Successfully applied to VM 'web'\n");
        assertThat(console).contains("micro: disk vdb " + GIB);
        assertThat(empty.out()).isEqualTo("VM 'web' is as its document says\n");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "spec.bootDisk.image: from micro.qcow2 to other.qcow2: the boot disk lies on top of its image")
                .contains("--replace");
        assertThat(sameAsBefore).contains("image: micro.qcow2").contains("role: front");
        assertThat(replaced.out()).isEqualTo("Successfully applied to VM 'web'\n");
        assertThat(done.out()).isEqualTo("VM 'web' is as its document says\n");
        assertThat(volumes)
                .contains("web_boot-g3", "web_cloudinit-g3", "web_VARS-g3.fd", "web_data-vdb", "web_data-vdc")
                .doesNotContain("web_boot ", "web_cloudinit ", "web_VARS.fd");
        assertThat(inUse).contains("web_boot-g3").contains("web_data-vdb");
    }

    @Test
    void eachLiveChangeReachesTheRunningMachineAndItsDefinition() throws Exception {
        Shell.virsh("vol-create-as", "foundry-vms", "kept", "1G", "--format", "qcow2");
        foundry.succeed("create", file.toString(), "-q");
        RealHost.console("web", SOON, text -> text.contains("micro: done"));

        applied("role: web", "role: front");
        applied("autostart: true", "autostart: false");
        assertThat(Shell.virsh("dominfo", "web")).containsPattern("Autostart: +disable");
        applied("vcpus: 1\n", "vcpus: 2\n");
        assertThat(both()).extracting(MachineFacts::vcpus).containsExactly(2, 2);
        applied("memoryGiB: 1\n", "memoryGiB: 2\n");
        assertThat(both()).extracting(MachineFacts::memoryKib).containsExactly(2L << 20, 2L << 20);
        applied("{device: vdb, sizeGB: 1}", "{device: vdb, sizeGB: 2}");
        applied("{device: vdb, sizeGB: 2}", "{device: vdb, sizeGB: 2}\n    - {device: vdc, volume: kept}");
        assertThat(both())
                .extracting(facts -> facts.disk("vdc").orElseThrow().path().orElseThrow())
                .containsOnly(RealHost.VMS.resolve("kept").toString());
        applied("bridge: br0}", "bridge: br0}\n    - {ip: 10.78.0.10/24, gateway: 10.78.0.1, bridge: br1}");
        assertThat(both()).extracting(facts -> facts.cards().size()).containsExactly(2, 2);
        // The guest has the old seed mounted and keeps it; its next start has the new one.
        assertThat(both().getLast().disk("sda").orElseThrow().path())
                .contains(RealHost.VMS.resolve("web_cloudinit-g7").toString());
        applied("micro-stay]", "micro-stay, curl]");
        Shell.virsh("setvcpus", "web", "3", "--live");
        assertThat(foundry.succeed("diff", file.toString()).out()).contains("drift");
        foundry.succeed("stop", "web", "--force");
        foundry.succeed("start", "web");
        String again = RealHost.console("web", SOON, text -> text.contains("micro: done"));
        RealFoundry.Result done = foundry.run("diff", file.toString(), "--exit-code");
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");
        Shell.virsh("vol-delete", "--pool", "foundry-vms", "kept");

        assertThat(again).contains("curl").contains("micro: disk vdb " + 2 * GIB);
        assertThat(done.exitCode()).as(done.out()).isZero();
    }

    @Test
    void whatNeedsARestartWaitsAndADefinitionKeepsWhatOthersPutIntoIt() throws Exception {
        foundry.succeed("create", file.toString(), "-q");
        Shell.virsh("desc", "web", "--config", "--live", "ours & <theirs>");

        edit("maxVcpus: 4", "maxVcpus: 8");
        edit("maxMemoryGiB: 3", "maxMemoryGiB: 4\n  cpuMode: maximum");
        edit("{device: vdb, sizeGB: 1}", "{device: vdb, sizeGB: 1, cache: none}");
        foundry.succeed("apply", file.toString(), "--yes", "-q");
        String waiting = foundry.succeed("get", "web").out();
        MachineFacts live = both().getFirst();
        foundry.succeed("apply", file.toString(), "--yes", "-q", "--restart", "--force");
        MachineFacts restarted = both().getFirst();
        String after = foundry.succeed("get", "web").out();
        RealFoundry.Result done = foundry.run("diff", file.toString(), "--exit-code");
        String described = Shell.virsh("desc", "web");
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");

        assertThat(waiting).contains("RestartRequired");
        assertThat(live.maxVcpus()).isEqualTo(4);
        assertThat(restarted.maxVcpus()).isEqualTo(8);
        assertThat(restarted.maxMemoryKib()).isEqualTo(4L << 20);
        assertThat(restarted.disk("vdb").orElseThrow().cache()).isEqualTo("none");
        assertThat(after).doesNotContain("RestartRequired");
        assertThat(done.exitCode()).as(done.out()).isZero();
        assertThat(described.strip()).isEqualTo("ours & <theirs>");
    }

    @Test
    void anApplyThatFailsLeavesTheMachineAsItWas() throws Exception {
        foundry.succeed("create", file.toString(), "-q");
        RealHost.console("web", SOON, text -> text.contains("micro: done"));
        String defined = Shell.virsh("dumpxml", "web", "--inactive");
        Shell.virsh("net-define", network().toString());
        Shell.virsh("net-start", "isolated");

        edit("role: web", "role: front");
        edit("{device: vdb, sizeGB: 1}", "{device: vdb, sizeGB: 1}\n    - {device: vdc, sizeGB: 1}");
        // libvirt takes no VLAN on such a network, which it says when the card is plugged in.
        edit("bridge: br0}", "bridge: br0}\n    - {network: isolated, vlan: 7}");
        RealFoundry.Result failed = foundry.run("apply", file.toString(), "--yes");
        String after = Shell.virsh("dumpxml", "web", "--inactive");
        String blocks = Shell.virsh("domblklist", "web");
        String volumes = Shell.virsh("-q", "vol-list", "foundry-vms");
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");
        Shell.virsh("net-destroy", "isolated");
        Shell.virsh("net-undefine", "isolated");

        assertThat(failed.exitCode()).isEqualTo(4);
        assertThat(failed.err()).contains("could not plug network card 1").doesNotContain("could not undo");
        assertThat(after).isEqualTo(defined);
        assertThat(blocks).doesNotContain("vdc");
        assertThat(volumes).doesNotContain("vdc");
    }

    @Test
    void aGuestWhoseStateWasSavedKeepsItsDisksAndGoesOn() throws Exception {
        foundry.succeed("create", file.toString(), "-q");
        RealHost.console("web", SOON, text -> text.contains("micro: done"));
        Shell.virsh("managedsave", "web");

        edit("role: web", "role: front");
        foundry.succeed("apply", file.toString(), "--yes", "-q");
        String status = foundry.succeed("get", "web", "-o", "yaml").out();
        edit("image: micro.qcow2", "image: other.qcow2");
        RealFoundry.Result refused = foundry.run("apply", file.toString(), "--yes", "--replace");
        foundry.succeed("start", "web");
        String started = foundry.succeed("get", "web", "-o", "yaml").out();

        assertThat(status).contains("type: StateSaved").contains("role: front");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("virsh managedsave-remove web");
        assertThat(started).contains("phase: Running").doesNotContain("StateSaved");
    }

    private Path network() {
        return Documents.write(folder, "isolated", "<network><name>isolated</name><bridge name='virbr7'/></network>");
    }

    /// Edits, applies, and finds nothing left to do.
    private void applied(String old, String by) throws IOException {
        edit(old, by);
        foundry.succeed("apply", file.toString(), "--yes", "-q");
        RealFoundry.Result diff = foundry.run("diff", file.toString(), "--exit-code");
        assertThat(diff.exitCode()).as(diff.out()).isZero();
    }

    private void edit(String old, String by) throws IOException {
        assertThat(document).contains(old);
        document = document.replace(old, by);
        Files.writeString(file, document);
    }

    private static List<MachineFacts> both() {
        return List.of(
                MachineReader.read(Shell.virsh("dumpxml", "web")),
                MachineReader.read(Shell.virsh("dumpxml", "web", "--inactive")));
    }
}
