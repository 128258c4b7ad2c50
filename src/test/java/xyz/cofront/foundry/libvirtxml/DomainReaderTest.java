package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.VolumeId;

class DomainReaderTest {
    private static final String UUID_TEXT = "6d0c1a52-3f7e-4b7a-9c1d-0a1b2c3d4e5f";
    private static final String VM = "<f:vm xmlns:f='https://foundry.cofront.xyz/v1alpha1'>%s</f:vm>";

    @Test
    void whatFoundryWroteIsRead() {
        DomainFacts facts = DomainReader.read(DomainXml.write(Specs.efiOnABridge()));

        assertThat(facts)
                .isEqualTo(new DomainFacts(
                        "web",
                        UUID.fromString(UUID_TEXT),
                        Optional.of("{\"version\":1,\"phase\":\"Creating\"}"),
                        List.of("be:ef:0a:4d:00:16"),
                        List.of("vm0a4d0016"),
                        List.of("br0"),
                        List.of(),
                        List.of(
                                "/var/lib/libvirt/images/foundry/vms/web_boot",
                                "/var/lib/libvirt/images/foundry/images/debian-12.qcow2",
                                "/var/lib/libvirt/images/foundry/vms/web_cloudinit"),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of("/var/lib/libvirt/images/foundry/vms/web_serial.log"),
                        true));
    }

    @Test
    void aForeignRunningDomainIsRead() {
        DomainFacts facts = DomainReader.read(Expected.text("foreign-live-domain.xml"));

        assertThat(facts)
                .isEqualTo(new DomainFacts(
                        "Windows 11 (test)",
                        UUID.fromString("0f3c2f0a-6f4d-4a59-9f2e-4a8c7d1e2b3c"),
                        Optional.empty(),
                        List.of("52:54:00:aa:bb:cc", "52:54:00:aa:bb:cd"),
                        List.of("vnet7", "vnet8"),
                        List.of("virbr0", "br1"),
                        List.of("default"),
                        List.of(
                                "/srv/overlay.qcow2",
                                "/srv/middle.qcow2",
                                "/dev/vg0/base",
                                "/srv/copy.qcow2",
                                "/dev/vg0/data",
                                "/srv/fat",
                                "/srv/external.raw",
                                "/srv/cd.iso"),
                        List.of(new VolumeId("default", "tools"), new VolumeId("iscsi", "unit:0:0:1")),
                        List.of("/usr/share/OVMF/OVMF_CODE_4M.ms.fd", "/boot/kernel", "/boot/initrd", "/srv/shared"),
                        Optional.of("/var/lib/libvirt/qemu/nvram/win_VARS.fd"),
                        List.of("/var/log/win.log"),
                        true));
    }

    @Test
    void aDomainOfAnotherDriverWithAlmostNothingIsRead() {
        DomainFacts facts =
                DomainReader.read("<domain type='test'><name>t</name><uuid>" + UUID_TEXT + "</uuid></domain>");

        assertThat(facts)
                .isEqualTo(new DomainFacts(
                        "t",
                        UUID.fromString(UUID_TEXT),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        false));
    }

    @Test
    void metadataIsReadAmongOthers() {
        String other = "<o:x xmlns:o='http://example.org/'><o:vm>no</o:vm></o:x>";

        assertThat(metadata(other + VM.formatted("{\"a\":1}") + other)).contains("{\"a\":1}");
    }

    @Test
    void metadataInCdataWithCommentsIsText() {
        assertThat(metadata(VM.formatted("<![CDATA[{\"a\":\"<&>\"]]><!-- no -->}")))
                .contains("{\"a\":\"<&>\"}");
    }

    @Test
    void metadataTwiceIsNone() {
        assertThat(metadata(VM.formatted("{}") + VM.formatted("{}"))).isEmpty();
    }

    @Test
    void metadataWithElementsInItIsNone() {
        assertThat(metadata(VM.formatted("{}<b/>"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<vm>{}</vm>",
                "<f:vm xmlns:f='https://foundry.cofront.xyz/v1alpha2'>{}</f:vm>",
                "<f:disk xmlns:f='https://foundry.cofront.xyz/v1alpha1'>{}</f:disk>",
                "<o:x xmlns:o='http://o/'><f:vm xmlns:f='https://foundry.cofront.xyz/v1alpha1'>{}</f:vm></o:x>"
            })
    void metadataOfAnotherNamespaceNameOrPlaceIsNone(String metadata) {
        assertThat(metadata(metadata)).isEmpty();
    }

    @Test
    void anElementOutsideTheMetadataIsNotTaken() {
        String xml = "<domain><name>a</name><uuid>" + UUID_TEXT + "</uuid><description>" + VM.formatted("{}")
                + "</description></domain>";

        assertThat(DomainReader.read(xml).metadata()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<domain><uuid>" + UUID_TEXT + "</uuid></domain>",
                "<domain><x:name xmlns:x='http://x/'>a</x:name><uuid>" + UUID_TEXT + "</uuid></domain>"
            })
    void aDomainWithoutANameIsRefused(String xml) {
        assertThatThrownBy(() -> DomainReader.read(xml))
                .isInstanceOf(XmlFormatException.class)
                .hasMessage("a domain without name");
    }

    @Test
    void aDomainWithoutAUuidIsRefused() {
        assertThatThrownBy(() -> DomainReader.read("<domain><name>a</name></domain>"))
                .isInstanceOf(XmlFormatException.class)
                .hasMessage("a domain without uuid");
    }

    @Test
    void aBrokenUuidIsRefused() {
        assertThatThrownBy(() -> DomainReader.read("<domain><name>a</name><uuid>no</uuid></domain>"))
                .isInstanceOf(XmlFormatException.class)
                .hasMessage("a domain with a broken UUID");
    }

    private static Optional<String> metadata(String metadata) {
        return DomainReader.read("<domain><name>a</name><uuid>" + UUID_TEXT + "</uuid><metadata>" + metadata
                        + "</metadata></domain>")
                .metadata();
    }
}
