package xyz.cofront.foundry.hypervisor;

import java.time.Duration;

/// The host in memory keeps the contract, so that what is tested on it holds on libvirt.
final class InMemoryContractTest
        implements DomainContract,
                DomainDetailContract,
                HotplugContract,
                NetworkCardContract,
                GrowthContract,
                SavedStateContract,
                SparseVolumeContract {
    private final InMemoryHypervisor hypervisor = new InMemoryHypervisor().withPool("small", "/small", 4 << 20);

    @Override
    public Hypervisor hypervisor() {
        return hypervisor;
    }

    @Override
    public Hypervisor connect(Access access) {
        return hypervisor.open("memory:///", access, Duration.ofSeconds(1));
    }

    @Override
    public String domainType() {
        return "qemu";
    }

    @Override
    public String folder(String name) {
        return "/pools/" + name;
    }

    @Override
    public String smallPool() {
        return "small";
    }

    @Override
    public void save(String domain) {
        hypervisor.save(domain);
    }

    @Override
    public void putFile(String pool, String name, byte[] bytes) {
        hypervisor.putFile(pool, name, bytes);
    }

    @Override
    public void removeFile(String pool, String name) {
        hypervisor.removeFile(pool, name);
    }
}
