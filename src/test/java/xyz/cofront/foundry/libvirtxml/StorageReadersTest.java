package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageReadersTest {
    /// As `virsh vol-dumpxml` prints an overlay (libvirt 9.0).
    private static final String OVERLAY = """
            <volume type='file'>
              <name>web_boot</name>
              <key>/srv/vms/web_boot</key>
              <capacity unit='bytes'>53687091200</capacity>
              <allocation unit='bytes'>200704</allocation>
              <physical unit='bytes'>196624</physical>
              <target>
                <path>/srv/vms/web_boot</path>
                <format type='qcow2'/>
                <permissions>
                  <mode>0600</mode>
                  <owner>0</owner>
                  <group>0</group>
                </permissions>
                <timestamps>
                  <atime>1705000003.000000001</atime>
                  <mtime>1705000000.123456789</mtime>
                  <ctime>1705000001</ctime>
                  <btime>0</btime>
                </timestamps>
                <compat>1.1</compat>
                <features/>
              </target>
              <backingStore>
                <path>/srv/images/debian-12.qcow2</path>
                <format type='raw'/>
                <timestamps>
                  <mtime>1600000000.5</mtime>
                </timestamps>
              </backingStore>
            </volume>
            """;

    @Test
    void anOverlayIsRead() {
        VolumeFacts facts = VolumeReader.read(OVERLAY);

        assertThat(facts)
                .isEqualTo(new VolumeFacts(
                        "/srv/vms/web_boot",
                        53_687_091_200L,
                        200_704,
                        196_624,
                        Optional.of("qcow2"),
                        Optional.of("/srv/images/debian-12.qcow2"),
                        Optional.of(Instant.parse("2024-01-11T19:06:40.123456789Z")),
                        Optional.of(Instant.parse("2024-01-11T19:06:41Z"))));
    }

    @Test
    void aVolumeWithoutFormatBackingOrTimesIsRead() {
        VolumeFacts facts = VolumeReader.read("<volume><capacity>5</capacity><allocation>4</allocation>"
                + "<target><path>/dev/vg0/a</path></target></volume>");

        assertThat(facts)
                .isEqualTo(new VolumeFacts(
                        "/dev/vg0/a", 5, 4, 5, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00Z",
        "1705000000, 2024-01-11T19:06:40Z",
        "1705000000.5, 2024-01-11T19:06:40.5Z",
        "1705000000.000000001, 2024-01-11T19:06:40.000000001Z",
        "1705000000., 2024-01-11T19:06:40Z",
        "-1.5, 1969-12-31T23:59:58.5Z"
    })
    void aTimestampIsSecondsSince1970(String text, Instant expected) {
        VolumeFacts facts = VolumeReader.read(OVERLAY.replace("1705000000.123456789", text));

        assertThat(facts.modified()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "1e9", "99999999999999999999", "1.1234567890", "0x10", "1 2", "١"})
    void aTimestampThatCannotBeReadIsNone(String text) {
        VolumeFacts facts = VolumeReader.read(OVERLAY.replace("1705000000.123456789", text));

        assertThat(facts.modified()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<capacity unit='bytes'>-1</capacity>",
                "<capacity unit='KiB'>1</capacity>",
                "<capacity unit='bytes'>9223372036854775808</capacity>",
                "<capacity/>",
                ""
            })
    void aVolumeWithoutAReadableSizeIsRefused(String capacity) {
        String xml = OVERLAY.replace("<capacity unit='bytes'>53687091200</capacity>", capacity);

        assertThatThrownBy(() -> VolumeReader.read(xml))
                .isInstanceOf(XmlFormatException.class)
                .hasMessage("a volume without a readable capacity");
    }

    @Test
    void aVolumeWithoutAPathIsRefused() {
        assertThatThrownBy(() -> VolumeReader.read(OVERLAY.replace("<path>/srv/vms/web_boot</path>", "")))
                .isInstanceOf(XmlFormatException.class)
                .hasMessage("a volume without a readable path");
    }

    @Test
    void aPoolIsRead() {
        PoolFacts facts = PoolReader.read("""
                <pool type='dir'>
                  <name>foundry-vms</name>
                  <uuid>7e5a8f0e-5a3b-4c1e-8f0e-6d0c1a523f7e</uuid>
                  <capacity unit='bytes'>1</capacity>
                  <source>
                  </source>
                  <target>
                    <path>/var/lib/libvirt/images/foundry/vms</path>
                  </target>
                </pool>
                """);

        assertThat(facts).isEqualTo(new PoolFacts("dir", Optional.of("/var/lib/libvirt/images/foundry/vms")));
    }

    @Test
    void aPoolWithoutAFolderIsRead() {
        PoolFacts facts = PoolReader.read("<pool type='rbd'><name>a</name><source><name>b</name></source></pool>");

        assertThat(facts).isEqualTo(new PoolFacts("rbd", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<pool><name>a</name></pool>", "<pool type=''/>"})
    void aPoolWithoutATypeIsRefused(String xml) {
        assertThatThrownBy(() -> PoolReader.read(xml))
                .isInstanceOf(XmlFormatException.class)
                .hasMessage("a pool without a type");
    }
}
