package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

class NetworkConfigTest {
    @Test
    void oneStaticCardCarriesTheDefaultRoute() {
        VirtualMachine vm = Machines.named("web", """
                networkInterfaces:
                  - {ip: 10.20.30.40/24, gateway: 10.20.30.1, dnsServers: [8.8.8.8, 1.1.1.1], bridge: br0}
                """);
        assertThat(NetworkConfig.render(vm)).isEqualTo("""
                version: 2
                ethernets:
                  eth0:
                    match:
                      macaddress: "be:ef:0a:14:1e:28"
                    set-name: eth0
                    addresses:
                      - "10.20.30.40/24"
                    routes:
                      - to: "0.0.0.0/0"
                        via: "10.20.30.1"
                    nameservers:
                      addresses:
                        - "8.8.8.8"
                        - "1.1.1.1"
                """);
    }

    @Test
    void aGatewayOnAFurtherCardIsNoRoute() {
        VirtualMachine vm = Machines.named("web", """
                networkInterfaces:
                  - {ip: 10.20.30.40/24, gateway: 10.20.30.1, bridge: br0}
                  - {ip: 192.168.1.50/24, gateway: 192.168.1.1, dnsServers: [192.168.1.1], bridge: br1, mtu: 9000, vlan: 7}
                """);
        assertThat(NetworkConfig.render(vm)).isEqualTo("""
                version: 2
                ethernets:
                  eth0:
                    match:
                      macaddress: "be:ef:0a:14:1e:28"
                    set-name: eth0
                    addresses:
                      - "10.20.30.40/24"
                    routes:
                      - to: "0.0.0.0/0"
                        via: "10.20.30.1"
                  eth1:
                    match:
                      macaddress: "be:ef:c0:a8:01:32"
                    set-name: eth1
                    addresses:
                      - "192.168.1.50/24"
                    nameservers:
                      addresses:
                        - "192.168.1.1"
                    mtu: 9000
                """);
    }

    @Test
    void theSecondCardMayCarryTheDefaultRoute() {
        VirtualMachine vm = Machines.named("web", """
                networkInterfaces:
                  - {ip: 10.20.30.40/24, gateway: 10.20.30.1, bridge: br0, defaultRoute: false}
                  - {ip: 192.168.1.50/24, gateway: 192.168.1.1, bridge: br1, defaultRoute: true, mac: "02:00:00:AB:CD:EF"}
                """);
        assertThat(NetworkConfig.render(vm)).isEqualTo("""
                version: 2
                ethernets:
                  eth0:
                    match:
                      macaddress: "be:ef:0a:14:1e:28"
                    set-name: eth0
                    addresses:
                      - "10.20.30.40/24"
                  eth1:
                    match:
                      macaddress: "02:00:00:ab:cd:ef"
                    set-name: eth1
                    addresses:
                      - "192.168.1.50/24"
                    routes:
                      - to: "0.0.0.0/0"
                        via: "192.168.1.1"
                """);
    }

    /// The MACs are those of `printf web/0 | sha256sum` and `web/1`.
    @Test
    void cardsWithoutAddressAskDhcpAndOnlyOneTakesItsRoutes() {
        VirtualMachine vm = Machines.named("web", """
                networkInterfaces:
                  - {network: default}
                  - {user: true}
                """);
        assertThat(NetworkConfig.render(vm)).isEqualTo("""
                version: 2
                ethernets:
                  eth0:
                    match:
                      macaddress: "52:54:00:6e:02:e5"
                    set-name: eth0
                    dhcp4: true
                  eth1:
                    match:
                      macaddress: "52:54:00:1f:01:da"
                    set-name: eth1
                    dhcp4: true
                    dhcp4-overrides:
                      use-routes: false
                      route-metric: 2000
                """);
    }

    @Test
    void anAddressWithoutGatewayHasNoRoute() {
        VirtualMachine vm = Machines.named("web", "networkInterfaces: [{network: lab, ip: 10.0.0.5/8}]\n");
        assertThat(NetworkConfig.render(vm)).isEqualTo("""
                version: 2
                ethernets:
                  eth0:
                    match:
                      macaddress: "be:ef:0a:00:00:05"
                    set-name: eth0
                    addresses:
                      - "10.0.0.5/8"
                """);
    }
}
