package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.GuestSupport;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Patience;

/// What a daemon does to its clients: it stops answering, dies, shuts its door, is busy. In `scripts/lab`.
@Timeout(300)
final class LibvirtdIT {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Lab lab = Lab.entered();

    @AfterEach
    void clear() {
        lab.libvirtd("restart");
        lab.clear();
    }

    @Test
    void aDaemonThatIsStoppedCostsADeadlineAndNoMore() {
        AtomicReference<Duration> left = new AtomicReference<>(LONG);
        try (Hypervisor hypervisor = connect(new Patience(LONG, left::get), Thread::sleep)) {
            lab.whileDaemonIsStopped(() -> {
                // Only now: a daemon that is well may take longer to be connected to.
                left.set(SHORT);
                assertThat(kindOf(() -> hypervisor.domains().list(true))).isEqualTo(Kind.TIMEOUT);
                assertThat(kindOf(() -> hypervisor.domains().list(true))).isEqualTo(Kind.CONNECTION);
            });
        }
    }

    @Test
    void aStoppedDaemonIsNotConnectedTo() {
        lab.whileDaemonIsStopped(() ->
                assertThat(kindOf(() -> connect(SHORT, Thread::sleep))).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void aDaemonThatWasKilledIsALostConnection() {
        try (Hypervisor hypervisor = connect(LONG, Thread::sleep)) {
            hypervisor.domains().list(true);
            lab.libvirtd("kill");
            assertThat(kindOf(() -> hypervisor.domains().list(true))).isEqualTo(Kind.CONNECTION);
            assertThat(kindOf(() -> hypervisor.pools().find("any"))).isEqualTo(Kind.CONNECTION);
        }
    }

    @Test
    void withoutADaemonThereIsNoConnection() {
        lab.libvirtd("kill");
        Path socket = Path.of("/run/libvirt/libvirt-sock");
        assertThat(kindOf(() -> connect(LONG, Thread::sleep))).isEqualTo(Kind.CONNECTION);
        assertThat(socket).exists();
    }

    /// Root without the right to pass by permissions stands for any user whom the socket's do not let in.
    @Test
    void aSocketThatTheUserMayNotOpenIsDenied(@TempDir Path folder) throws IOException, InterruptedException {
        Path socket = Path.of("/run/libvirt/libvirt-sock");
        lab.run("chown", "nobody", socket.toString());
        lab.run("chmod", "600", socket.toString());
        List<String> restricted =
                List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all");
        ForkedJvm.Outcome outcome =
                new ForkedJvm(folder, Map.of(), restricted).run(FailingCalls.class, "qemu:///system");
        assertThat(outcome.out()).startsWith("DENIED cannot connect to qemu:///system: ");
    }

    @Test
    void aPoolInWhichAVolumeIsBeingMadeIsRefreshedWhenItIsDone() throws IOException, InterruptedException {
        Path folder = Files.createDirectory(lab.folder().resolve("busy"));
        List<Duration> pauses = new ArrayList<>();
        try (Hypervisor hypervisor = connect(LONG, pause -> {
            pauses.add(pause);
            Thread.sleep(pause);
        })) {
            hypervisor
                    .pools()
                    .create("<pool type='dir'><name>busy</name><target><path>@</path></target></pool>"
                            .replace("@", folder.toString()));
            // On a tmpfs a volume is allocated by filling memory, which takes its time: some hundred times as long as
            // a refresh.
            Process making = new ProcessBuilder("virsh", "vol-create-as", "busy", "big", "1G", "--allocation", "1G")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            while (making.isAlive() && pauses.isEmpty()) {
                hypervisor.pools().refresh("busy");
            }
            assertThat(making.waitFor()).isZero();
            assertThat(pauses).isNotEmpty();
        } finally {
            lab.run("rm", "-r", folder.toString());
        }
    }

    @Test
    void theHostOffersGuestsWithoutKvm() {
        try (Hypervisor hypervisor = connect(LONG, Thread::sleep)) {
            assertThat(hypervisor.host().guests(VirtType.QEMU))
                    .map(GuestSupport::efi)
                    .contains(true);
            assertThat(hypervisor.host().guests(VirtType.QEMU).orElseThrow().maxVcpus())
                    .isGreaterThan(1);
        }
    }

    @Test
    void nothingLeaksInFiveHundredCycles(@TempDir Path folder) throws IOException, InterruptedException {
        ForkedJvm.Outcome outcome = new ForkedJvm(folder, RepeatedCalls.FIXED_HEAP, List.of())
                .run(RepeatedCalls.class, "qemu:///system", lab.virtType(), "0", "500", "500");
        List<String> grown = List.of(outcome.out().strip().split(" "));
        assertThat(grown.getFirst()).as("open files").isEqualTo("0");
        assertThat(Integer.parseInt(grown.getLast())).as("growth in KiB").isLessThan(32 * 1024);
    }

    private static Hypervisor connect(Duration deadline, Sleeper sleeper) {
        return connect(Patience.of(deadline), sleeper);
    }

    private static Hypervisor connect(Patience patience, Sleeper sleeper) {
        return new LibvirtConnector(Path.of("/sys/class/net"), sleeper)
                .open("qemu:///system", Access.READ_WRITE, patience);
    }

    private static Kind kindOf(Runnable call) {
        return catchThrowableOfType(HypervisorException.class, call::run).kind();
    }
}
