package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected texts were written by hand from libvirt's domain format, and libvirt 9.0 took each with
/// `virsh define --validate`.
class DomainXmlTest {
    static Stream<Arguments> domains() {
        return Stream.of(
                Arguments.of("efi-on-a-bridge.xml", Specs.efiOnABridge()),
                Arguments.of("bios-with-user-networking.xml", Specs.biosWithUserNetworking()),
                Arguments.of("secure-boot-on-a-network.xml", Specs.secureBootOnANetwork()),
                Arguments.of("room-to-grow.xml", Specs.roomToGrow()),
                Arguments.of("block-devices.xml", Specs.blockDevices()),
                Arguments.of("texts-with-markup.xml", Specs.textsWithMarkup()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("domains")
    void aDomainIsWrittenAsExpected(String expected, DomainSpec domain) {
        String xml = DomainXml.write(domain);

        assertThat(xml).isEqualTo(Expected.text(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("domains")
    void whatIsWrittenIsValidByLibvirtsSchema(String expected, DomainSpec domain) {
        String xml = DomainXml.write(domain);

        LibvirtSchemas.assertValid(LibvirtSchemas.Kind.DOMAIN, xml);
    }

    @Test
    void theSameDomainGivesTheSameText() {
        String first = DomainXml.write(Specs.roomToGrow());

        assertThat(DomainXml.write(Specs.roomToGrow())).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u001b[31m", "\u001f", "\ud83d", "\ude00", "\uffff", "\ufffe"})
    void aCharacterThatXmlCannotCarryIsRefused(String character) {
        DomainSpec domain = Specs.texts("a" + character + "b", "{}", "/srv/x", null);

        assertThatThrownBy(() -> DomainXml.write(domain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the character U+%04X cannot be written in libvirt's XML", character.codePointAt(0));
    }

    @Test
    void aTabInAPathIsRefusedSinceItWouldComeBackAsASpace() {
        DomainSpec domain = Specs.texts("a", "{}", "/srv/a\tb", null);

        assertThatThrownBy(() -> DomainXml.write(domain))
                .hasMessage("the character U+0009 cannot be written in libvirt's XML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/a\nb", "/srv/a\rb", "/srv/ a  b ", "/srv/&#10;", "/srv/\"'<>&"})
    void aPathComesBackAsItWas(String path) {
        String xml = DomainXml.write(Specs.texts("a", "{}", path, path));

        DomainFacts facts = DomainReader.read(xml);

        assertThat(facts.diskPaths()).containsExactly(path);
        assertThat(facts.serialLogs()).containsExactly(path);
    }
}
