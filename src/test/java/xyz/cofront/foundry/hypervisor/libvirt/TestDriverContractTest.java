package xyz.cofront.foundry.hypervisor.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.DomainContract;
import xyz.cofront.foundry.hypervisor.DomainDetailContract;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.PowerState;
import xyz.cofront.foundry.hypervisor.SavedStateContract;
import xyz.cofront.foundry.hypervisor.VolumeContract;

/// The adapter keeps the contract on libvirt's built-in test driver, which needs no daemon and has no bytes in its
/// volumes. Its host begins anew with the first connection and ends with the last.
final class TestDriverContractTest implements DomainContract, DomainDetailContract, SavedStateContract, VolumeContract {

    private final Hypervisor hypervisor = connect(Access.READ_WRITE);

    @AfterEach
    void close() {
        hypervisor.close();
    }

    @Override
    public Hypervisor hypervisor() {
        return hypervisor;
    }

    @Override
    public Hypervisor connect(Access access) {
        return new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep)
                .open("test:///default", access, Duration.ofSeconds(20));
    }

    @Override
    public String domainType() {
        return "test";
    }

    /// The test driver's statistics hold the state and nothing else.
    @Override
    public DomainSummary summary(DomainId id, PowerState state, long memoryKib) {
        return new DomainSummary(id, state, 0, 0, List.of());
    }

    @Override
    public void save(String domain) {
        try {
            Connect driver = new Connect("test:///default");
            Domain running = driver.domainLookupByName(domain);
            running.managedSave();
            running.free();
            driver.close();
        } catch (LibvirtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String folder(String name) {
        return "/pools/" + name;
    }
}
