package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.GuestSupport;

class CapabilitiesReaderTest {
    /// As `virsh domcapabilities --machine q35` prints them (libvirt 9.0), shortened.
    private static final String CAPABILITIES = """
            <domainCapabilities>
              <path>/usr/bin/qemu-system-x86_64</path>
              <domain>qemu</domain>
              <machine>pc-q35-7.2</machine>
              <arch>x86_64</arch>
              <vcpu max='288'/>
              <os supported='yes'>
                <enum name='firmware'>
                  <value>efi</value>
                </enum>
                <loader supported='yes'>
                  <value>/usr/share/OVMF/OVMF_CODE_4M.ms.fd</value>
                  <enum name='type'>
                    <value>rom</value>
                    <value>pflash</value>
                  </enum>
                  <enum name='readonly'>
                    <value>yes</value>
                    <value>no</value>
                  </enum>
                  <enum name='secure'>
                    <value>yes</value>
                    <value>no</value>
                  </enum>
                </loader>
              </os>
            </domainCapabilities>
            """;

    private static final List<String> FIRMWARES = List.of("/usr/share/OVMF/OVMF_CODE_4M.ms.fd");

    private static final String SECURE = "<enum name='secure'>\n        <value>yes</value>";

    @Test
    void limitAndFirmwareAreRead() {
        assertThat(CapabilitiesReader.read(CAPABILITIES)).isEqualTo(new GuestSupport(288, true, true, FIRMWARES));
    }

    @Test
    void firmwareWithoutSecureBootIsTold() {
        String xml = CAPABILITIES.replace(SECURE, "<enum name='secure'>");

        assertThat(CapabilitiesReader.read(xml)).isEqualTo(new GuestSupport(288, true, false, FIRMWARES));
    }

    @Test
    void aHostWithoutFirmwareToSelectHasNoSecureBootEither() {
        String xml = CAPABILITIES.replace("<value>efi</value>", "<value>bios</value>");

        assertThat(CapabilitiesReader.read(xml)).isEqualTo(new GuestSupport(288, false, false, FIRMWARES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<vcpu/>", "<vcpu max=''/>", "<vcpu max='many'/>", "<vcpu max='99999999999'/>"})
    void capabilitiesWithoutALimitAreRefused(String vcpu) {
        String xml = CAPABILITIES.replace("<vcpu max='288'/>", vcpu);

        assertThatThrownBy(() -> CapabilitiesReader.read(xml))
                .isInstanceOf(XmlFormatException.class)
                .hasMessage("domain capabilities without a limit of vCPUs");
    }
}
