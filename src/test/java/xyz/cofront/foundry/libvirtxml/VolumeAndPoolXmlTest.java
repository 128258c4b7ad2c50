package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.libvirtxml.LibvirtSchemas.Kind;

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
                Arguments.of(
                        "pool-dir.xml", Kind.POOL, PoolXml.dir("foundry-vms", "/var/lib/libvirt/images/foundry/vms")));
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
