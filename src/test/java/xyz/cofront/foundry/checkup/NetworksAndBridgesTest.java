package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworksAndBridgesTest {
    private static final String ON_LAB = "<interface type='network'><source network='lab'/></interface>";
    private static final String ON_BR9 = "<interface type='bridge'><source bridge='br9'/></interface>";
    private static final String ON_BR0 = "<interface type='bridge'><source bridge='br0'/></interface>";

    private final Checks checks = new Checks();

    @Test
    void networksThatAreAsTheyShouldBeAreNamed() {
        assertThat(checks.of("networks")).isEqualTo("ok: default: active, and started with the host\n");
        checks.libvirt.withoutNetworks();
        assertThat(checks.of("networks")).isEqualTo("ok: libvirt has none, and no VM needs one\n");
    }

    @Test
    void aNetworkThatIsNotActiveIsAWarningUntilAMachineIsOnIt() {
        checks.libvirt.withNetwork("lab", false);
        assertThat(checks.of("networks")).isEqualTo("""
                warning: network 'lab' is not active
                  start it: virsh net-start lab
                """);
        checks.machine("web", ON_LAB);
        assertThat(checks.of("networks")).isEqualTo("""
                failed: network 'lab' is not active, and VM 'web' is on it
                  start it: virsh net-start lab
                """);
    }

    @Test
    void aNetworkThatDoesNotStartWithTheHostIsAWarning() {
        checks.libvirt.withoutAutostartOf("default");

        assertThat(checks.of("networks")).isEqualTo("""
                warning: network 'default' does not start with the host
                  have it start: virsh net-autostart default
                """);
    }

    @Test
    void aMachineOnANetworkThatIsNotThereFails() {
        checks.machine("web", ON_LAB);

        assertThat(checks.of("networks")).isEqualTo("""
                failed: VM 'web' is on network 'lab', which is not there
                  see which there are: virsh net-list --all
                  or put it on another: virsh edit web
                """);
    }

    @Test
    void bridgesAreNamed() {
        assertThat(checks.of("bridges")).isEqualTo("ok: br0; no VM lacks its bridge\n");
        checks.libvirt.withoutBridge("br0");
        assertThat(checks.of("bridges")).isEqualTo("ok: there are none, and no VM needs one\n");
    }

    @Test
    void aMachineWithoutItsBridgeFails() {
        checks.machine("web", ON_BR9);

        assertThat(checks.of("bridges")).isEqualTo("""
                failed: VM 'web' is on bridge 'br9', which is not there
                  make it, in the host's network configuration too: sudo ip link add br9 type bridge
                  switch it on: sudo ip link set br9 up
                """);
    }

    @Test
    void aSwitchOfAnotherKindIsThere() {
        checks.machine("web", ON_BR9).host.there("/sys/class/net/br9");

        assertThat(checks.of("bridges")).startsWith("ok: ");
    }

    @Test
    void aBridgeThatIsDownFailsWhereAMachineIsOnIt() {
        checks.host.text("/sys/class/net/br0/flags", "0x1002\n");
        assertThat(checks.of("bridges")).startsWith("ok: ");
        checks.machine("web", ON_BR0);
        assertThat(checks.of("bridges")).isEqualTo("""
                failed: bridge 'br0' is down, and VMs are on it
                  switch it on: sudo ip link set br0 up
                """);
        checks.host.text("/sys/class/net/br0/flags", "0x1003\n");
        assertThat(checks.of("bridges")).startsWith("ok: ");
    }
}
