package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.libvirt.LibvirtConnector;
import xyz.cofront.foundry.real.FaultyConnector.Fault;

@Tag("program")
final class CreateDestroyIT {
    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void aGuestReadsItsSeedAndAllTracesOfItGoWithIt() throws Exception {
        Path document = Documents.micro(folder, "web", 10);

        foundry.succeed("create", document.toString());
        String console = RealHost.console("web", Duration.ofMinutes(2), text -> text.contains("micro: done"));
        String row = foundry.succeed("list", "--all", "-o", "name").out();
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");

        assertThat(console.replace("\r", ""))
                .contains("micro: serial ds=nocloud\n")
                .contains("be:ef:0a:4d:00:0a\n")
                .contains("micro: begin user-data\n#cloud-config\n")
                .contains("hostname: web\n")
                .contains(Documents.HASH)
                .contains("local-hostname: web\n")
                .contains("10.77.0.10/24");
        assertThat(row).isEqualTo("virtualmachine/web\n");
    }

    @Test
    void destroyingAgainSaysThatThereIsNoSuchMachine() {
        foundry.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());
        foundry.succeed("destroy", "web", "--yes");

        RealFoundry.Result again = foundry.run("destroy", "web", "--yes");

        assertThat(again.exitCode()).isEqualTo(4);
        assertThat(again.err()).contains("there is no VM named 'web'");
    }

    @Test
    void destroyingOneMachineLeavesSimilarNamesImagesAndForeignVolumesAlone() {
        for (String name : new String[] {"web", "web_db", "web2"}) {
            int octet = 10 + name.length();
            foundry.succeed(
                    "create", "--no-start", Documents.micro(folder, name, octet).toString());
        }
        Shell.virsh("vol-create-as", "foundry-vms", "web_data-vdz", "1M");

        foundry.succeed("destroy", "web", "--yes");

        assertThat(Shell.virsh("vol-list", "foundry-vms")
                        .lines()
                        .map(line -> line.strip().replaceFirst(" .*", "")))
                .contains("web2_boot", "web2_data-vdb", "web_db_boot", "web_db_data-vdb", "web_data-vdz")
                .doesNotContain("web_boot", "web_data-vdb", "web_cloudinit");
        foundry.succeed("destroy", "web_db", "web2", "--yes");
        Shell.virsh("vol-delete", "--pool", "foundry-vms", "web_data-vdz");
    }

    @Test
    void aCloneAndARenamedMachineAreForeignAndTheOriginalsDisksStay() throws Exception {
        foundry.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());
        String xml = Shell.virsh("dumpxml", "--inactive", "web")
                .replaceFirst("<name>web</name>", "<name>copy</name>")
                .replaceFirst("<uuid>[^<]*</uuid>", "<uuid>99999999-2222-4333-8444-555555555555</uuid>")
                .replaceFirst("<nvram[^>]*>[^<]*</nvram>", "");
        Shell.virsh("define", Documents.write(folder, "copy", xml).toString());

        RealFoundry.Result clone = foundry.run("destroy", "copy", "--yes");
        foundry.succeed("destroy", "copy", "--yes", "--force");
        Shell.virsh("domrename", "web", "shop");
        RealFoundry.Result renamed = foundry.run("destroy", "shop", "--yes");
        Shell.virsh("domrename", "shop", "web");

        assertThat(clone.exitCode()).isEqualTo(4);
        assertThat(clone.err()).contains("copied from another machine");
        assertThat(renamed.exitCode()).isEqualTo(4);
        assertThat(renamed.err()).contains("it was renamed; Foundry made it as 'web'");
        assertThat(Files.exists(RealHost.VMS.resolve("web_boot"))).isTrue();
        foundry.succeed("destroy", "web", "--yes");
    }

    /// A clone may name the same variables of the firmware, and undefining with them would take them from it.
    @Test
    void whatACloneSharesWithItsOriginalStays() throws Exception {
        foundry.succeed("create", Documents.micro(folder, "web", 10).toString());
        String xml = Shell.virsh("dumpxml", "--inactive", "web")
                .replaceFirst("<name>web</name>", "<name>copy</name>")
                .replaceFirst("<uuid>[^<]*</uuid>", "<uuid>99999999-2222-4333-8444-555555555555</uuid>");
        Shell.virsh("define", Documents.write(folder, "copy", xml).toString());
        List<String> before = volumesOfWeb();

        RealFoundry.Result destroyed = foundry.run("destroy", "web", "--yes", "--grace", "0");
        List<String> after = volumesOfWeb();
        foundry.succeed("destroy", "copy", "--yes", "--force");
        List<String> last = volumesOfWeb();
        last.forEach(name -> Shell.virsh("vol-delete", "--pool", "foundry-vms", name));

        assertThat(destroyed.exitCode()).isZero();
        assertThat(destroyed.err()).contains("kept volume 'foundry-vms/web_VARS.fd': VM 'copy' uses it");
        assertThat(before).contains("web_VARS.fd", "web_boot");
        assertThat(after).isEqualTo(before);
        assertThat(last).isEqualTo(before);
    }

    /// One that libvirt was not told of, by a name that it does not understand.
    @ParameterizedTest
    @ValueSource(strings = {"%s", "file:%s", "json:{\"file\": {\"driver\": \"file\", \"filename\": \"%s\"}}"})
    void aDiskStaysUnderAnOverlayThatWasMadeBehindLibvirtsBack(String name) throws Exception {
        Path snaps = Files.createDirectory(folder.resolve("snaps"));
        Shell.virsh("pool-define-as", "snaps", "dir", "--target", snaps.toString());
        Shell.virsh("pool-start", "snaps");
        foundry.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());
        String boot = RealHost.VMS.resolve("web_boot").toString();
        String overlay = snaps.resolve("one.qcow2").toString();
        Shell.run("qemu-img", "create", "-q", "-f", "qcow2", "-b", name.formatted(boot), "-F", "qcow2", overlay);

        RealFoundry.Result grown = foundry.run("disk", "grow", "web", "vda", "9");
        RealFoundry.Result destroyed = foundry.run("destroy", "web", "--yes");
        boolean kept = Files.exists(RealHost.VMS.resolve("web_boot"));
        Shell.virsh("pool-destroy", "snaps");
        Shell.virsh("pool-undefine", "snaps");
        Shell.virsh("vol-delete", "--pool", "foundry-vms", "web_boot");

        assertThat(grown.exitCode()).isEqualTo(4);
        assertThat(grown.err()).contains("volume 'snaps/one.qcow2' lies on top of it");
        assertThat(destroyed.err())
                .contains("kept volume 'foundry-vms/web_boot': volume 'snaps/one.qcow2' lies on top of it");
        assertThat(kept).isTrue();
    }

    private static List<String> volumesOfWeb() {
        Shell.virsh("pool-refresh", "foundry-vms");
        return Shell.virsh("vol-list", "foundry-vms")
                .lines()
                .map(line -> line.strip().replaceFirst(" .*", ""))
                .filter(name -> name.startsWith("web_"))
                .toList();
    }

    /// Whichever call goes wrong: the host is as before, at once or after one destroy.
    @ParameterizedTest
    @EnumSource
    void whicheverCallOfACreateGoesWrongTheHostIsAsBefore(Fault fault) {
        String document = Documents.micro(folder, "web", 10).toString();
        LibvirtConnector real = new LibvirtConnector(Path.of("/sys/class/net"), _ -> {});
        FaultyConnector counting = new FaultyConnector(real, Fault.REFUSED, -1);
        new RealFoundry(counting).succeed("create", document, "-q");
        int calls = counting.calls();
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");
        assertThat(calls).isGreaterThan(15);

        // The last call prints the result and comes after everything is made.
        for (int index = 0; index < calls; index++) {
            FaultyConnector faulty = new FaultyConnector(real, fault, index);
            int exitCode = exitCode(new RealFoundry(faulty), document);

            if (fault == Fault.REFUSED && exitCode != 0) {
                assertThat(foundry.run("get", "web").exitCode())
                        .as("call %d: the machine", index)
                        .isIn(0, 4);
            }
            RealFoundry.Result destroyed =
                    foundry.run("destroy", "web", "--yes", "--grace", "0s", "--force", "--ignore-not-found");

            assertThat(destroyed.exitCode())
                    .as("call %d: %s", index, destroyed.err())
                    .isZero();
            host.requireUnchanged("%s at call %d".formatted(fault, index));
        }
    }

    private static int exitCode(RealFoundry foundry, String document) {
        try {
            return foundry.run("create", document).exitCode();
        } catch (FaultyConnector.Died died) {
            return 137;
        }
    }

    @Test
    void thePasswordHashIsNowhereButInTheSeedVolume() throws Exception {
        String document = Documents.micro(folder, "web", 10).toString();

        RealFoundry.Result created = foundry.succeed("create", "-v", document);
        String shown = created.out()
                + created.err()
                + foundry.succeed("get", "web", "-o", "yaml", "-v").out()
                + foundry.succeed("get", "web", "-o", "json").out()
                + foundry.succeed("list", "-o", "json").out();
        String xml = Shell.virsh("dumpxml", "--security-info", "web") + Shell.virsh("dumpxml", "--inactive", "web");
        String processes = Shell.run("sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
        String holders;
        try (Stream<Path> files = Files.walk(Path.of("/var/lib/libvirt"))) {
            holders = files.filter(Files::isRegularFile)
                    // What the guest says on its console is its own: the micro guest prints all of its seed there.
                    .filter(file -> !file.endsWith("web_serial.log"))
                    .filter(CreateDestroyIT::holdsTheHash)
                    .map(Path::toString)
                    .sorted()
                    .toList()
                    .toString();
        }
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");

        assertThat(shown).doesNotContain(Documents.HASH).contains("foundry:secret-kept-in-the-seed-iso");
        assertThat(xml).doesNotContain(Documents.HASH);
        assertThat(processes).doesNotContain(Documents.HASH);
        assertThat(holders).isEqualTo("[/var/lib/libvirt/images/foundry/vms/web_cloudinit]");
    }

    private static boolean holdsTheHash(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(Documents.HASH);
        } catch (IOException gone) {
            return false;
        }
    }
}
