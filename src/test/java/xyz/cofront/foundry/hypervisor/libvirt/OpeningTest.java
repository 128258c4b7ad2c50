package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Connections that are not to be had. Needs libvirt's client library and no daemon.
@Timeout(60)
final class OpeningTest {
    private final LibvirtConnector connector = new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep);

    @Test
    void withoutASocketThereIsNoConnection(@TempDir Path folder) {
        assertThat(opening("qemu+unix:///system?socket=" + folder.resolve("none"), Duration.ofSeconds(30))
                        .kind())
                .isEqualTo(Kind.CONNECTION);
    }

    @Test
    void aSchemeThatLibvirtDoesNotKnowIsNoConnection() {
        assertThat(opening("nothing:///system", Duration.ofSeconds(30)).kind()).isEqualTo(Kind.CONNECTION);
    }

    @Test
    void aSocketThatNeverAnswersEndsWithTheDeadline(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("mute");
        try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            mute.bind(UnixDomainSocketAddress.of(socket));
            HypervisorException thrown = opening("qemu+unix:///system?socket=" + socket, Duration.ofMillis(300));
            assertThat(thrown.kind()).isEqualTo(Kind.TIMEOUT);
        }
    }

    private HypervisorException opening(String uri, Duration deadline) {
        return catchThrowableOfType(HypervisorException.class, () -> connector.open(uri, Access.READ_ONLY, deadline));
    }
}
