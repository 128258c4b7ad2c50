package xyz.cofront.foundry.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;

class NamesTest {
    /// The first three are the examples of the document that Foundry is built from.
    @ParameterizedTest
    @CsvSource({
        "10.55.22.22, be:ef:0a:37:16:16, vm0a371616",
        "10.250.250.10, be:ef:0a:fa:fa:0a, vm0afafa0a",
        "192.168.1.100, be:ef:c0:a8:01:64, vmc0a80164",
        "255.255.255.254, be:ef:ff:ff:ff:fe, vmfffffffe",
        "0.0.0.1, be:ef:00:00:00:01, vm00000001"
    })
    void macAndTapSpellTheAddress(String address, String mac, String tap) {
        Ipv4Address parsed = Ipv4Address.parse(address);
        assertThat(List.of(Names.mac(parsed).text(), Names.tap(parsed))).containsExactly(mac, tap);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.55.22.22", "192.168.1.100", "255.255.255.254", "0.0.0.1"})
    void theAddressIsReadBackOffTheTap(String address) {
        assertThat(Names.addressOfTap(Names.tap(Ipv4Address.parse(address)))).contains(Ipv4Address.parse(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vm",
                "vnet0",
                "vm0a37161",
                "vm0a3716160",
                "vm0A371616",
                "xm0a371616",
                "vm0a37161g",
                "vm0a371616\n"
            })
    void otherTapsHaveNoAddress(String tap) {
        assertThat(Names.addressOfTap(tap)).isEmpty();
    }

    /// The octets are from `printf NAME/INDEX | sha256sum`.
    @ParameterizedTest
    @CsvSource({"web, 0, 52:54:00:6e:02:e5", "web, 1, 52:54:00:1f:01:da", "web1, 0, 52:54:00:ee:1d:7e"})
    void aCardWithoutAddressIsHashedFromNameAndIndex(String name, int index, String mac) {
        assertThat(Names.macWithoutAddress(name, index)).isEqualTo(new MacAddress(mac));
    }

    @Test
    void aGivenMacStands() {
        MacAddress given = new MacAddress("02:00:00:00:00:01");
        assertThat(Names.mac("web", card("10.0.0.5/24", given), 0)).isEqualTo(given);
    }

    @Test
    void aCardWithAnAddressIsNamedAfterIt() {
        assertThat(Names.mac("web", card("10.0.0.5/24", null), 0)).isEqualTo(new MacAddress("be:ef:0a:00:00:05"));
    }

    @Test
    void aCardWithNeitherIsHashed() {
        assertThat(Names.mac("web", card(null, null), 1)).isEqualTo(new MacAddress("52:54:00:1f:01:da"));
    }

    @Test
    void volumesBeginWithTheNameOfTheMachine() {
        assertThat(List.of(Names.boot("web"), Names.data("web", "vdb"), Names.cloudInit("web"), Names.serialLog("web")))
                .containsExactly("web_boot", "web_data-vdb", "web_cloudinit", "web_serial.log");
    }

    @Test
    void aSerialLogHasThreeRollovers() {
        assertThat(Names.serialLogRollovers("web"))
                .containsExactly("web_serial.log.0", "web_serial.log.1", "web_serial.log.2");
    }

    @ParameterizedTest
    @CsvSource({
        "web, web",
        "web_db_1, web-db-1",
        "web.example.com, web",
        "my_web.example_net.com, my-web",
    })
    void theHostnameIsTheFirstLabelWithoutUnderscores(String nameOrFqdn, String hostname) {
        assertThat(Names.hostname(nameOrFqdn)).isEqualTo(hostname);
    }

    private static NetworkInterface card(@Nullable String ip, @Nullable MacAddress mac) {
        CidrAddress address = ip == null ? null : CidrAddress.parse(ip);
        return new NetworkInterface(address, null, List.of(), "br0", null, false, null, mac, null, null);
    }
}
