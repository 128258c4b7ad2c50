package xyz.cofront.foundry.image;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.hypervisor.Host;
import xyz.cofront.foundry.hypervisor.HostFiles;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pools;
import xyz.cofront.foundry.hypervisor.Volumes;

/// The connection of a process that dies after some calls, while the host lives on for others.
final class Mortal implements Hypervisor {
    private final Hypervisor host;
    private int left;

    Mortal(Hypervisor host, int calls) {
        this.host = host;
        this.left = calls;
    }

    /// The end of the process.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Host host() {
        return mortal(Host.class, host.host());
    }

    @Override
    public Domains domains() {
        return mortal(Domains.class, host.domains());
    }

    @Override
    public Pools pools() {
        return mortal(Pools.class, host.pools());
    }

    @Override
    public Volumes volumes() {
        return mortal(Volumes.class, host.volumes());
    }

    @Override
    public HostFiles files() {
        return host.files();
    }

    @Override
    public void close() {
        host.close();
    }

    private <T> T mortal(Class<T> role, T target) {
        return role.cast(Proxy.newProxyInstance(
                role.getClassLoader(), new Class<?>[] {role}, (_, method, arguments) -> {
                    left--;
                    if (left < 0) {
                        throw new Killed();
                    }
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
