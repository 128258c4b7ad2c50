package xyz.cofront.foundry.hypervisor.libvirt;

import java.nio.file.Path;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.hypervisor.Host;
import xyz.cofront.foundry.hypervisor.HostFiles;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pools;
import xyz.cofront.foundry.hypervisor.Volumes;

/// One connection to libvirt, in its roles.
final class LibvirtHypervisor implements Hypervisor {
    private final Session session;
    private final Path interfaces;
    private final Sleeper sleeper;

    LibvirtHypervisor(Session session, Path interfaces, Sleeper sleeper) {
        this.session = session;
        this.interfaces = interfaces;
        this.sleeper = sleeper;
    }

    @Override
    public Host host() {
        return new LibvirtHost(session, interfaces);
    }

    @Override
    public Domains domains() {
        return new LibvirtDomains(session);
    }

    @Override
    public Pools pools() {
        return new LibvirtPools(session, sleeper);
    }

    @Override
    public Volumes volumes() {
        return new LibvirtVolumes(session, sleeper);
    }

    @Override
    public HostFiles files() {
        return new LocalFiles();
    }

    @Override
    public void close() {
        session.close();
    }
}
