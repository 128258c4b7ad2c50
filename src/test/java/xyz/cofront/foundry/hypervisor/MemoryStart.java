package xyz.cofront.foundry.hypervisor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// What a start needs of the host, found missing only then, as with libvirt.
final class MemoryStart {
    private final MemoryState state;

    MemoryStart(MemoryState state) {
        this.state = state;
    }

    void check(MemoryDomainXml wanted) {
        wanted.disks().forEach(this::checkDisk);
        wanted.nics().forEach(this::checkNic);
    }

    /// The names of the taps; cards without one get libvirt's own. User networking has none.
    List<String> taps(MemoryDomainXml wanted) {
        return tapsOf(wanted.nics());
    }

    List<String> tapsOf(List<MemoryDomainXml.Nic> nics) {
        Set<String> taken = new HashSet<>();
        state.domains.values().forEach(domain -> taken.addAll(domain.taps));
        List<String> taps = new ArrayList<>();
        for (MemoryDomainXml.Nic nic : nics) {
            if (!nic.type().equals("user")) {
                String tap = nic.target().orElseGet(() -> "vnet" + state.nextTap++);
                if (!taken.add(tap)) {
                    throw new HypervisorException(
                            Kind.FAILED, "error creating network interface: The " + tap + " interface already exists");
                }
                taps.add(tap);
            }
        }
        return List.copyOf(taps);
    }

    /// A log in a pool's folder is a file that the pool sees at its next refresh.
    void openLog(MemoryDomainXml wanted) {
        wanted.serialLog().ifPresent(this::openFile);
    }

    /// The firmware's variables, which even a start that fails leaves.
    void openNvram(MemoryDomainXml wanted) {
        wanted.nvram().ifPresent(this::openFile);
    }

    private void openFile(String path) {
        state.pools.values().stream()
                .filter(pool -> parent(path).equals(pool.path))
                .forEach(pool -> addFile(pool, path));
    }

    private void addFile(MemoryPool pool, String path) {
        if (!state.fileExists(path)) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            pool.unseen.put(name, new MemoryVolume(name, path, 0, 0, "raw", Optional.empty(), state.clock.instant()));
        }
    }

    private void checkDisk(MemoryDomainXml.Disk disk) {
        switch (disk) {
            case MemoryDomainXml.VolumeDisk volume -> state.volume(volume.volume());
            case MemoryDomainXml.PathDisk file -> checkFile(file.path());
        }
    }

    private void checkFile(String path) {
        if (!state.fileExists(path)) {
            throw new HypervisorException(
                    Kind.FAILED, "Cannot access storage file '" + path + "': No such file or directory");
        }
        state.pools.values().stream()
                .flatMap(MemoryPool::files)
                .filter(file -> file.path.equals(path))
                .flatMap(file -> file.backing.stream())
                .forEach(this::checkFile);
    }

    private void checkNic(MemoryDomainXml.Nic nic) {
        if (nic.type().equals("bridge") && !state.bridges.contains(nic.source())) {
            throw new HypervisorException(
                    Kind.FAILED, "Cannot get interface MTU on '" + nic.source() + "': No such device");
        }
        if (nic.type().equals("network") && !state.networks.containsKey(nic.source())) {
            throw new HypervisorException(
                    Kind.NOT_FOUND, "Network not found: no network with matching name '" + nic.source() + "'");
        }
        if (nic.type().equals("network") && !Boolean.TRUE.equals(state.networks.get(nic.source()))) {
            throw new HypervisorException(Kind.WRONG_STATE, "network '" + nic.source() + "' is not active");
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
