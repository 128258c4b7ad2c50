package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.libvirtxml.LibvirtSchemas.Kind;
import xyz.cofront.foundry.libvirtxml.PoolSpec.Host;
import xyz.cofront.foundry.libvirtxml.PoolSpec.Login;
import xyz.cofront.foundry.libvirtxml.PoolSpec.Source;

class VolumeAndPoolXmlTest {
    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("volume-raw.xml", Kind.VOLUME, VolumeXml.raw("web_cloudinit", 378_880)),
                Arguments.of("volume-qcow2.xml", Kind.VOLUME, VolumeXml.qcow2("web_data-vdb", 107_374_182_400L)),
                Arguments.of(
                        "volume-overlay.xml",
                        Kind.VOLUME,
                        VolumeXml.overlay(
                                "web_boot",
                                53_687_091_200L,
                                "/var/lib/libvirt/images/foundry/images/debian-12.qcow2",
                                "qcow2")),
                Arguments.of("volume-block.xml", Kind.VOLUME, VolumeXml.block("web_boot", 10_737_418_240L)),
                Arguments.of(
                        "pool-dir.xml", Kind.POOL, PoolXml.dir("foundry-vms", "/var/lib/libvirt/images/foundry/vms")),
                pool("fs", "disk2", "/mnt/disk2", source(List.of(), null, List.of("/dev/sdb1"), null, "ext4")),
                pool(
                        "netfs",
                        "nas",
                        "/mnt/nas",
                        source(List.of(new Host("nas.example.com", null)), "/export/vms", List.of(), null, "nfs")),
                pool(
                        "logical",
                        "fast",
                        "/dev/vg0",
                        source(List.of(), null, List.of("/dev/nvme0n1p3", "/dev/nvme1n1p3"), "vg0", "lvm2")),
                pool("zfs", "tank", null, source(List.of(), null, List.of(), "tank/vms", null)),
                pool("rbd", "ceph", null, ceph()));
    }

    private static Arguments pool(String type, String name, @Nullable String target, Source source) {
        return Arguments.of(
                "pool-" + type + ".xml", Kind.POOL, PoolXml.write(new PoolSpec(type, name, target, source)));
    }

    private static Source source(
            List<Host> hosts,
            @Nullable String directory,
            List<String> devices,
            @Nullable String name,
            @Nullable String format) {
        return new Source(hosts, directory, devices, name, format, null);
    }

    private static Source ceph() {
        UUID secret = UUID.fromString("3e3fce45-4f53-4fa7-bb32-11f34168b82b");
        List<Host> monitors = List.of(new Host("mon1.example.com", 6789), new Host("mon2.example.com", null));
        return new Source(monitors, null, List.of(), "vms", null, new Login("foundry", secret));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aDocumentIsWrittenAsExpected(String expected, Kind kind, String xml) {
        assertThat(xml).isEqualTo(Expected.text(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void whatIsWrittenIsValidByLibvirtsSchema(String expected, Kind kind, String xml) {
        LibvirtSchemas.assertValid(kind, xml);
    }

    @Test
    void theSchemasRefuseWhatLibvirtDoesNotKnow() {
        String xml = PoolXml.dir("a", "/srv").replace("<name>a</name>", "<name>a</name><colour>red</colour>");

        assertThatThrownBy(() -> LibvirtSchemas.assertValid(Kind.POOL, xml))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("colour");
    }

    @Test
    void aNameWithAControlCharacterIsRefused() {
        assertThatThrownBy(() -> VolumeXml.raw("a\u0007", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the character U+0007 cannot be written in libvirt's XML");
    }
}
