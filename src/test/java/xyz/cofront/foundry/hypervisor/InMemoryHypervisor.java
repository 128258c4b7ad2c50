package xyz.cofront.foundry.hypervisor;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.MemoryCalls.Died;
import xyz.cofront.foundry.hypervisor.MemoryCalls.DoneThenLost;
import xyz.cofront.foundry.hypervisor.MemoryCalls.Refused;

/// A host in memory that keeps state and fails as libvirt fails. Safe for threads.
///
/// It is a [Connector], whose connections share the host, and for short also a read-write connection itself. A fresh
/// one
/// has KVM and TCG, the bridge `br0`, the active network `default`, and neither pools nor domains.
public final class InMemoryHypervisor implements Connector, Hypervisor {
    private final MemoryState state;
    private final MemoryCalls calls = new MemoryCalls();
    private final MemoryConnection self;

    public InMemoryHypervisor() {
        this(InstantSource.system());
    }

    /// @param clock tells the volumes' times
    public InMemoryHypervisor(InstantSource clock) {
        this.state = new MemoryState(clock);
        this.self = new MemoryConnection(state, calls, Access.READ_WRITE);
        state.bridges.add("br0");
        state.networks.put("default", true);
        state.guests.put(VirtType.KVM, MemoryState.EVERYTHING);
        state.guests.put(VirtType.QEMU, MemoryState.EVERYTHING);
    }

    @Override
    public Hypervisor open(String uri, Access access, Patience patience) {
        return new MemoryConnection(state, calls, access);
    }

    @Override
    public Host host() {
        return self.host();
    }

    @Override
    public Domains domains() {
        return self.domains();
    }

    @Override
    public Pools pools() {
        return self.pools();
    }

    @Override
    public Volumes volumes() {
        return self.volumes();
    }

    @Override
    public MemoryFiles files() {
        return state.hostFiles;
    }

    /// Does nothing: the host stays, to be looked at.
    @Override
    public void close() {}

    /// The calls so far over all connections, such as `domains.define`, refused ones included.
    public List<String> calls() {
        return calls.labels();
    }

    /// Forgets the calls, every fault not used yet, and a death.
    public void clearCalls() {
        calls.clear();
    }

    /// The call of this number, counted from 0 as in [#calls], is refused and does nothing. `CONNECTION` and `TIMEOUT`
    /// take the connection with them: its later calls fail with `CONNECTION`.
    public void failAt(int callIndex, Kind kind) {
        calls.at(callIndex, new Refused(kind));
    }

    /// The next call of this label is refused and does nothing.
    public void failOn(String label, Kind kind) {
        calls.on(label, new Refused(kind));
    }

    /// The call of this number is done and then its connection is lost; later calls need another one.
    public void loseConnectionAfter(int callIndex) {
        calls.at(callIndex, new DoneThenLost());
    }

    /// The call of this number and every later one, on any connection, throws [ProcessDied] and does nothing, until
    /// [#clearCalls].
    public void dieAt(int callIndex) {
        calls.at(callIndex, new Died());
    }

    /// Something that happens just before the next call of this label, such as what another process does.
    public void before(String label, Runnable action) {
        calls.before(label, action);
    }

    /// Everything there is, to compare with another moment's.
    public HostSnapshot snapshot() {
        synchronized (state) {
            return state.snapshot();
        }
    }

    /// Adds an active `dir` pool; its folder is `path`.
    public InMemoryHypervisor withPool(String name, String path, long capacity) {
        return withPool("dir", name, path, capacity);
    }

    /// Adds an active pool of block devices: `logical`, with its volumes in `path`.
    public InMemoryHypervisor withBlockPool(String name, String path, long capacity) {
        return withPool("logical", name, path, capacity);
    }

    private InMemoryHypervisor withPool(String type, String name, String path, long capacity) {
        synchronized (state) {
            UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            MemoryPool pool = new MemoryPool(name, uuid, type, path, capacity);
            pool.folder = true;
            pool.active = true;
            pool.autostart = true;
            state.pools.put(name, pool);
            return this;
        }
    }

    /// How many snapshots the hypervisor knows of a domain.
    public void snapshots(String domain, int count) {
        synchronized (state) {
            state.domainNamed(domain).orElseThrow().snapshots = count;
        }
    }

    /// Writes the state of a running domain's guest into a file and stops it (managed save).
    public void save(String domain) {
        synchronized (state) {
            MemoryDomain running = state.domainNamed(domain).orElseThrow();
            running.saved = running.live;
            running.live = null;
            running.taps = List.of();
            running.state = PowerState.SHUT_OFF;
        }
    }

    /// Stops a pool; without its folder it cannot be started either.
    public void stopPool(String name, boolean folderGone) {
        synchronized (state) {
            state.pool(name).active = false;
            state.pool(name).folder = !folderGone;
        }
    }

    /// How many tries a refresh of the pool finds it busy; more than 10 are more than `refresh` waits for.
    public void keepBusy(String pool, int tries) {
        synchronized (state) {
            state.pool(pool).busy = tries;
        }
    }

    /// The capacity in bytes of pools that are made through the port from now on; 100 GiB at first.
    public void poolCapacity(long bytes) {
        synchronized (state) {
            state.poolCapacity = bytes;
        }
    }

    /// Puts a file into a pool's folder behind libvirt's back: no volume before the next refresh.
    public void putFile(String pool, String name, byte[] bytes) {
        synchronized (state) {
            MemoryPool folder = state.pool(pool);
            MemoryVolume file = new MemoryVolume(
                    name, folder.path + "/" + name, 0, 0, "raw", Optional.empty(), state.clock.instant());
            folder.unseen.put(name, file.write(0, bytes, state.clock.instant()).probed());
        }
    }

    /// Removes a volume's file behind libvirt's back.
    public void removeFile(String pool, String name) {
        synchronized (state) {
            state.volume(new VolumeId(pool, name)).vanished = true;
        }
    }

    /// Adds a volume with these bytes to a pool, as if imported: format, capacity and backing are read off them.
    public void putVolume(String pool, String name, byte[] bytes) {
        putFile(pool, name, bytes);
        synchronized (state) {
            state.pool(pool).refresh();
        }
    }

    /// A file outside of every pool that guests may have as a disk.
    public void addHostFile(String path) {
        synchronized (state) {
            state.files.add(path);
        }
    }

    public InMemoryHypervisor withBridge(String name) {
        synchronized (state) {
            state.bridges.add(name);
            return this;
        }
    }

    public InMemoryHypervisor withoutBridge(String name) {
        synchronized (state) {
            state.bridges.remove(name);
            return this;
        }
    }

    public InMemoryHypervisor withNetwork(String name, boolean active) {
        synchronized (state) {
            state.networks.put(name, active);
            return this;
        }
    }

    public InMemoryHypervisor withoutNetworks() {
        synchronized (state) {
            state.networks.clear();
            return this;
        }
    }

    /// From now on the network does not start with the host.
    public InMemoryHypervisor withoutAutostartOf(String network) {
        synchronized (state) {
            state.startedByHand.add(network);
            return this;
        }
    }

    /// From now on the pool does not start with the host.
    public InMemoryHypervisor withoutAutostartOfPool(String name) {
        synchronized (state) {
            state.pool(name).autostart = false;
            return this;
        }
    }

    /// What is offered for guests run this way.
    public InMemoryHypervisor withGuests(VirtType type, GuestSupport support) {
        synchronized (state) {
            state.guests.put(type, support);
            return this;
        }
    }

    public InMemoryHypervisor withoutGuests(VirtType type) {
        synchronized (state) {
            state.guests.remove(type);
            return this;
        }
    }

    public InMemoryHypervisor withInfo(UnaryOperator<HostInfo> change) {
        synchronized (state) {
            state.info = change.apply(state.info);
            return this;
        }
    }

    /// From now on the guest of this domain does not heed [Domains#shutdown].
    public void ignoreShutdown(String domain) {
        synchronized (state) {
            state.deaf.add(domain);
        }
    }

    /// What this source tells of a domain's guest from now on.
    public void tellAddresses(String domain, AddressSource source, GuestAddress... addresses) {
        synchronized (state) {
            state.domainNamed(domain).orElseThrow().addresses.put(source, List.of(addresses));
        }
    }

    /// A guest writes on its serial console: its log grows, seen by its pool or not.
    public void write(String pool, String name, byte[] bytes) {
        synchronized (state) {
            state.pool(pool).files().filter(file -> file.name.equals(name)).forEach(file -> file.append(bytes));
        }
    }

    /// Whether an NVRAM file lies about for the domain.
    public boolean nvram(String domain) {
        synchronized (state) {
            return state.domainNamed(domain).map(found -> found.nvram).orElse(false);
        }
    }
}
