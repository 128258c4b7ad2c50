package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.DomainContract;
import xyz.cofront.foundry.hypervisor.DomainDetailContract;
import xyz.cofront.foundry.hypervisor.GrowthContract;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.NetworkCardContract;

/// The adapter keeps the contract on a real libvirtd with QEMU, that of `scripts/lab`.
final class QemuContractIT implements DomainContract, DomainDetailContract, NetworkCardContract, GrowthContract {
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
