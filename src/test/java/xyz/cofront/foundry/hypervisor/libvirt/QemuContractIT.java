package xyz.cofront.foundry.hypervisor.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.DomainContract;
import xyz.cofront.foundry.hypervisor.DomainDetailContract;
import xyz.cofront.foundry.hypervisor.FileVolumeContract;
import xyz.cofront.foundry.hypervisor.GrowthContract;
import xyz.cofront.foundry.hypervisor.HotplugContract;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorContract;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.NetworkCardContract;
import xyz.cofront.foundry.hypervisor.SavedStateContract;
import xyz.cofront.foundry.hypervisor.SparseVolumeContract;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// The adapter keeps the contract on a real libvirtd with QEMU, that of `scripts/lab`.
final class QemuContractIT
        implements DomainContract,
                DomainDetailContract,
                HotplugContract,
                NetworkCardContract,
                GrowthContract,
                SavedStateContract,
                SparseVolumeContract {
    private final Lab lab = Lab.entered();
    private final Path folders = temporaryFolder(lab);
    private final Hypervisor hypervisor = connect(Access.READ_WRITE);

    @AfterEach
    void clear() {
        hypervisor.close();
        lab.clear();
        if (Files.exists(folders.resolve("small"))) {
            lab.run("umount", folders.resolve("small").toString());
        }
    }

    @Override
    public Hypervisor hypervisor() {
        return hypervisor;
    }

    @Override
    public Hypervisor connect(Access access) {
        return new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep)
                .open("qemu:///system", access, Duration.ofSeconds(60));
    }

    @Override
    public String domainType() {
        return lab.virtType();
    }

    @Override
    public String folder(String name) {
        return folders.resolve(name).toString();
    }

    @Override
    public String smallPool() {
        Path small = folders.resolve("small");
        if (!Files.exists(small)) {
            lab.run("mkdir", small.toString());
            lab.run("mount", "-t", "tmpfs", "-o", "size=4m", "small", small.toString());
            createPool("small");
        }
        return "small";
    }

    /// libvirtd 11.3 (Debian 13) dies of any upload into a full file system, of virsh's too: it frees a message of the
    /// stream twice. The connection is then lost, and the lab starts the daemon again as systemd would.
    @Test
    @Override
    public void anUploadIntoAFullPoolHasNoSpace() {
        VolumeId id = volumes()
                .create(smallPool(), volumeXml("sparse", "raw", 8 << 20))
                .id();
        InputStream content = new ByteArrayInputStream(FileVolumeContract.random(8 << 20));
        Kind kind = HypervisorContract.kindOf(() -> volumes().upload(id, 0, 8 << 20, content, done -> {}));
        // Before it dies, the daemon may or may not have told why.
        assertThat(kind).isIn(lab.daemonRuns() ? List.of(Kind.NO_SPACE) : List.of(Kind.NO_SPACE, Kind.CONNECTION));
        lab.libvirtd("start");
        lab.run("virsh", "-q", "vol-delete", "--pool", "small", "sparse");
    }

    /// While libvirt opens a volume for a reader, it refuses everything else that is asked of it.
    @Test
    void whoeverReadsAVolumeKeepsNobodyFromIt() throws Exception {
        createPool("p1");
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> reads = new ArrayList<>();
            try {
                VolumeId id =
                        volumes().create("p1", volumeXml("v", "raw", 4096)).id();
                reads.add(readers.submit(() -> reads(id, over)));
                reads.add(readers.submit(() -> reads(id, over)));
                for (int round = 1; round <= 300; round++) {
                    volumes().upload(id, 0, 4096, new ByteArrayInputStream(new byte[4096]), done -> {});
                    volumes().resize(id, 4096 + round * 512L);
                }
                volumes().delete(id);
            } finally {
                over.set(true);
            }
            for (Future<Integer> read : reads) {
                assertThat(read.get()).isPositive();
            }
        }
    }

    private int reads(VolumeId id, AtomicBoolean over) {
        int count = 0;
        try (Hypervisor other = connect(Access.READ_WRITE)) {
            while (!over.get()) {
                other.volumes().read(id, 0, 4096);
                count++;
            }
        } catch (HypervisorException gone) {
            assertThat(gone.kind()).as(gone.getMessage()).isEqualTo(Kind.NOT_FOUND);
        }
        return count;
    }

    @Override
    public void save(String domain) {
        lab.run("virsh", "-q", "managedsave", domain);
    }

    @Override
    public void putFile(String pool, String name, byte[] bytes) {
        try {
            Files.write(folders.resolve(pool).resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void removeFile(String pool, String name) {
        lab.run("rm", folders.resolve(pool).resolve(name).toString());
    }

    private static Path temporaryFolder(Lab lab) {
        try {
            return Files.createTempDirectory(lab.folder(), "contract");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
