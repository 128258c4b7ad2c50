package xyz.cofront.foundry.real;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Connector;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.hypervisor.Host;
import xyz.cofront.foundry.hypervisor.HostFiles;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Patience;
import xyz.cofront.foundry.hypervisor.Pools;
import xyz.cofront.foundry.hypervisor.Volumes;

/// A real connection on which something goes wrong at the n-th call.
final class FaultyConnector implements Connector {
    /// What goes wrong.
    enum Fault {
        /// The call is refused and does nothing; later calls work.
        REFUSED,
        /// The call is done, and then the connection is lost.
        LOST,
        /// The process dies before the call: not even undoing gets anything done.
        DIED
    }

    /// The end of the process, as far as the program can see it.
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Connector real;
    private final Fault fault;
    private final int at;
    private int calls;
    private boolean over;

    FaultyConnector(Connector real, Fault fault, int at) {
        this.real = real;
        this.fault = fault;
        this.at = at;
    }

    /// How many calls were made.
    int calls() {
        return calls;
    }

    @Override
    public Hypervisor open(String uri, Access access, Patience patience) {
        Hypervisor open = real.open(uri, access, patience);
        return new Hypervisor() {
            @Override
            public Host host() {
                return watched(Host.class, open.host());
            }

            @Override
            public Domains domains() {
                return watched(Domains.class, open.domains());
            }

            @Override
            public Pools pools() {
                return watched(Pools.class, open.pools());
            }

            @Override
            public Volumes volumes() {
                return watched(Volumes.class, open.volumes());
            }

            @Override
            public HostFiles files() {
                return open.files();
            }

            @Override
            public void close() {
                open.close();
            }
        };
    }

    private <T> T watched(Class<T> role, T target) {
        InvocationHandler handler = (_, method, arguments) -> {
            boolean now = calls++ == at;
            refuseIfOver(now);
            Object answer;
            try {
                answer = method.invoke(target, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
            if (now) {
                over = true;
                throw new HypervisorException(HypervisorException.Kind.CONNECTION, "injected: connection lost");
            }
            return answer;
        };
        return role.cast(Proxy.newProxyInstance(role.getClassLoader(), new Class<?>[] {role}, handler));
    }

    private void refuseIfOver(boolean now) {
        if (over && fault == Fault.LOST) {
            throw new HypervisorException(HypervisorException.Kind.CONNECTION, "injected: connection lost before");
        }
        if (over || (now && fault == Fault.DIED)) {
            over = true;
            throw new Died();
        }
        if (now && fault == Fault.REFUSED) {
            throw new HypervisorException(HypervisorException.Kind.FAILED, "injected: refused");
        }
    }
}
