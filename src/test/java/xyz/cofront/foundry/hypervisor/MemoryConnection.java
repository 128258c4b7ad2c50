package xyz.cofront.foundry.hypervisor;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// One open connection to an in-memory host.
final class MemoryConnection implements Hypervisor {
    private final MemoryState state;
    private final MemoryCalls calls;
    private final Access access;
    private volatile boolean lost;

    MemoryConnection(MemoryState state, MemoryCalls calls, Access access) {
        this.state = state;
        this.calls = calls;
        this.access = access;
    }

    @Override
    public Host host() {
        return new MemoryHost(this);
    }

    @Override
    public Domains domains() {
        return new MemoryDomains(this);
    }

    @Override
    public Pools pools() {
        return new MemoryPools(this);
    }

    @Override
    public Volumes volumes() {
        return new MemoryVolumes(this);
    }

    @Override
    public HostFiles files() {
        return state.hostFiles;
    }

    @Override
    public void close() {
        lost = true;
    }

    MemoryState state() {
        return state;
    }

    /// A call that only looks.
    <T> T look(String label, Supplier<T> action) {
        return perform(label, () -> locked(action));
    }

    /// A call that changes something.
    void act(String label, Runnable action) {
        change(label, () -> {
            action.run();
            return true;
        });
    }

    /// A call that changes something and gives something back.
    <T> T change(String label, Supplier<T> action) {
        return perform(label, () -> {
            checkAccess(label);
            return locked(action);
        });
    }

    /// A call that changes something, takes long, and locks the host itself, bit by bit.
    void stream(String label, Runnable action) {
        perform(label, () -> {
            checkAccess(label);
            action.run();
            return true;
        });
    }

    /// Does it with the host locked.
    <T> T locked(Supplier<T> action) {
        synchronized (state) {
            return action.get();
        }
    }

    private <T> T perform(String label, Supplier<T> action) {
        MemoryCalls.@Nullable Fault fault = calls.enter(label);
        if (lost) {
            throw new HypervisorException(Kind.CONNECTION, label + ": the connection is closed or was lost");
        }
        switch (fault) {
            case null -> {
                return action.get();
            }
            case MemoryCalls.Refused refused -> throw refuse(label, refused.kind());
            case MemoryCalls.Died ignored -> throw new ProcessDied(label);
            case MemoryCalls.DoneThenLost ignored -> {
                T _ = action.get();
                throw refuse(label, Kind.CONNECTION);
            }
        }
    }

    private HypervisorException refuse(String label, Kind kind) {
        lost = kind == Kind.CONNECTION || kind == Kind.TIMEOUT;
        return new HypervisorException(kind, label + " failed: injected " + kind);
    }

    private void checkAccess(String label) {
        if (access == Access.READ_ONLY) {
            throw new HypervisorException(Kind.DENIED, "operation " + label + " forbidden for read only access");
        }
    }
}
