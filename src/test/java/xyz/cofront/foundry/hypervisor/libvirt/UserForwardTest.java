package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserForwardTest {
    /// As QEMU 7.2 says it, of a machine with two such cards.
    private static final String CONNECTIONS = """
            Hub -1 (hostnet0):\r
              Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ\r
              TCP[HOST_FORWARD]  12       127.0.0.1 44143       10.0.2.20    22     0     0\r
              TCP[ESTABLISHED]   14       127.0.0.1 50000       10.0.2.15    22     0     0\r
              TCP[HOST_FORWARD]  11         0.0.0.0  2222       10.0.2.15    22     0     0\r
              TCP[HOST_FORWARD]  13       127.0.0.1  8080       10.0.2.15    80     0     0\r
              UDP[HOST_FORWARD]  15       127.0.0.1  5353       10.0.2.15    22     0     0\r
            Hub -1 (hostnet1):\r
              Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ\r
              TCP[HOST_FORWARD]  16       127.0.0.1 44235       10.0.2.15    22     0     0\r
            """;

    @ParameterizedTest
    @CsvSource({
        "hostnet0, 10.0.2.20, 22, 44143",
        "hostnet1, 10.0.2.15, 22, 44235",
        "hostnet0, 10.0.2.15, 80, 8080",
        // Open to the network, of another protocol, or a connection: none that we would have made.
        "hostnet0, 10.0.2.15, 22, -1",
        "hostnet1, 10.0.2.20, 22, -1",
        "hostnet, 10.0.2.20, 22, -1",
        "hostnet0, 10.0.2.2, 22, -1"
    })
    void onlyAWayOfThisNetworkToThisPortOnTheLoopbackIsTaken(String network, String address, int port, int found) {
        assertThat(UserForward.open(CONNECTIONS, network, address, port).orElse(-1))
                .isEqualTo(found);
    }
}
