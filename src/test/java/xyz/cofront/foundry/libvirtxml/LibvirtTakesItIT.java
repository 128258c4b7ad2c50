package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.api.v1alpha1.Firmware;

/// Hands what is written to the real libvirt of `scripts/lab` and reads what comes back.
class LibvirtTakesItIT {
    @TempDir
    Path folder;

    static Stream<DomainSpec> domains() {
        return Stream.of(
                Specs.efiOnABridge(),
                Specs.biosWithUserNetworking(),
                Specs.secureBootOnANetwork(),
                Specs.roomToGrow(),
                Specs.blockDevices(),
                Specs.textsWithMarkup());
    }

    @ParameterizedTest
    @MethodSource("domains")
    void aDefinedDomainReadsAsItWasWritten(DomainSpec domain) throws Exception {
        String xml = emulated(DomainXml.write(domain));
        define(xml);

        String defined = virsh("dumpxml", "--inactive", domain.name());

        virsh("undefine", "--nvram", domain.name());
        assertThat(DomainReader.read(defined))
                .usingRecursiveComparison()
                .ignoringFields("nvram", "otherPaths")
                .isEqualTo(DomainReader.read(xml));
    }

    @ParameterizedTest
    @CsvSource({
        "EFI, false, SCSI",
        "EFI, false, SATA",
        "EFI, false, VIRTIO",
        "EFI, true, SCSI",
        "BIOS, false, SCSI",
        "BIOS, false, SATA",
        "BIOS, false, VIRTIO"
    })
    void aDomainStartsWithEightRootPortsToSpare(Firmware firmware, boolean secureBoot, DiskBus seedBus)
            throws Exception {
        Files.write(folder.resolve("boot"), new byte[1 << 20]);
        Files.write(folder.resolve("seed"), new byte[1 << 16]);
        define(DomainXml.write(Specs.startable(folder.toString(), firmware, secureBoot, seedBus)));

        virsh("start", "libvirtxml-it");

        String live = virsh("dumpxml", "libvirtxml-it");
        virsh("destroy", "libvirtxml-it");
        virsh("undefine", "--nvram", "libvirtxml-it");
        assertThat(freeRootPorts(live)).isEqualTo(8);
        assertThat(DomainReader.read(live).efi()).isEqualTo(firmware == Firmware.EFI);
    }

    @Test
    void metadataIsReplacedAndReadBack() throws Exception {
        String json = "{\"a\":\"<&> ]]>\",\n\"b\":1}";
        define(emulated(DomainXml.write(Specs.efiOnABridge())));

        virsh(
                "metadata",
                "web",
                MetadataXml.NAMESPACE,
                "--config",
                "--key",
                MetadataXml.PREFIX,
                "--set",
                MetadataXml.element(json));

        String element = virsh("metadata", "web", MetadataXml.NAMESPACE, "--config");
        DomainFacts defined = DomainReader.read(virsh("dumpxml", "web"));
        virsh("undefine", "--nvram", "web");
        assertThat(MetadataXml.json(element.strip())).contains(json);
        assertThat(defined.metadata()).contains(json);
    }

    @Test
    void poolAndVolumesAreMadeAndReadBack() throws Exception {
        String path = folder.toString();
        virsh("pool-define", file(PoolXml.dir("libvirtxml-it", path)));
        virsh("pool-start", "libvirtxml-it");
        virsh("vol-create", "libvirtxml-it", file(VolumeXml.raw("raw", 1 << 20)));
        virsh("vol-create", "libvirtxml-it", file(VolumeXml.overlay("over", 2 << 20, path + "/raw", "raw")));

        PoolFacts pool = PoolReader.read(virsh("pool-dumpxml", "libvirtxml-it"));
        VolumeFacts raw = VolumeReader.read(virsh("vol-dumpxml", "--pool", "libvirtxml-it", "raw"));
        VolumeFacts overlay = VolumeReader.read(virsh("vol-dumpxml", "--pool", "libvirtxml-it", "over"));

        virsh("pool-destroy", "libvirtxml-it");
        virsh("pool-undefine", "libvirtxml-it");
        assertThat(pool).hasToString("PoolFacts[type=dir, path=Optional[%s]]".formatted(path));
        assertThat(raw.allocation()).isZero();
        assertThat(raw.modified())
                .contains(Files.getLastModifiedTime(folder.resolve("raw")).toInstant());
        assertThat(overlay)
                .extracting(VolumeFacts::path, VolumeFacts::capacity, VolumeFacts::format, VolumeFacts::backingPath)
                .hasToString("[%s/over, 2097152, Optional[qcow2], Optional[%s/raw]]".formatted(path, path));
    }

    private static Set<String> numbers(XmlNode domain, String element, String attribute) {
        return domain.everything()
                .filter(node -> node.is("", element)
                        && node.attribute("type").filter("pci"::equals).isPresent())
                .flatMap(node -> node.attribute(attribute).stream())
                .map(number -> String.valueOf(Integer.decode(number)))
                .collect(Collectors.toSet());
    }

    private static int freeRootPorts(String live) {
        XmlNode domain = XmlNode.parse(live, "domain");
        Set<String> ports = numbers(domain, "controller", "index");
        ports.removeAll(numbers(domain, "address", "bus"));
        return ports.size();
    }

    /// Domains of type kvm cannot be defined where there is none.
    private static String emulated(String xml) {
        return xml.replace("type=\"kvm\"", "type=\"qemu\"").replaceAll("mode=\"host-[a-z]+\"", "mode=\"maximum\"");
    }

    private void define(String xml) throws IOException, InterruptedException {
        virsh("define", "--validate", file(xml));
    }

    private String file(String xml) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "it", ".xml"), xml)
                .toString();
    }

    private static String virsh(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("virsh", "-q", "-c", "qemu:///system"), Arrays.stream(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output;
    }
}
