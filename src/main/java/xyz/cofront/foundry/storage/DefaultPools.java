package xyz.cofront.foundry.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.libvirtxml.PoolXml;

/// The two pools that Foundry makes itself on first use and never removes.
public final class DefaultPools {
    /// Base images.
    public static final String IMAGES = "foundry-images";
    /// Disks of machines.
    public static final String VMS = "foundry-vms";

    private static final String SYSTEM_FOLDER = "/var/lib/libvirt/images/foundry";

    private final Map<String, String> paths;

    /// @param folder absolute; the two pools' folders, `images` and `vms`, lie in it
    public DefaultPools(String folder) {
        this.paths = Map.of(IMAGES, folder + "/images", VMS, folder + "/vms");
    }

    /// Where the pools of a connection lie: with libvirt's own images, or in the user's data folder (XDG
    /// Base Directory
    /// specification) for `session` connections.
    ///
    /// @param environment of the process
    /// @throws StorageException if a session's user has neither `XDG_DATA_HOME` nor `HOME`
    public static DefaultPools of(String uri, Map<String, String> environment) {
        String path = uri.split("[?#]", 2)[0];
        return new DefaultPools(path.endsWith("/session") ? userFolder(environment) : SYSTEM_FOLDER);
    }

    /// Whether Foundry would make this pool.
    public boolean makes(String name) {
        return paths.containsKey(name);
    }

    /// Where the default pools lie or will lie, by name, in its order.
    public SortedMap<String, String> folders() {
        return new TreeMap<>(paths);
    }

    /// Gives the pool, active. Makes a default one that is not there and starts one that is not active.
    ///
    /// @throws StorageException if it is neither there nor a default one, or cannot be made or started
    public Pool ensure(Hypervisor hypervisor, String name) {
        try {
            List<String> problems = problems(hypervisor, name);
            if (!problems.isEmpty()) {
                throw new StorageException(problems.getFirst(), problems.subList(1, problems.size()), null);
            }
            Pool pool = found(hypervisor, name).orElseGet(() -> make(hypervisor, name));
            return pool.active() ? pool : start(hypervisor, pool);
        } catch (HypervisorException failure) {
            throw failure.explained("could not make pool '" + name + "' ready", StorageException::new);
        }
    }

    /// Why [#ensure] could not give the pool, as far as can be told by looking: the first line says what is wrong, the
    /// others what to do. Empty if it could.
    public List<String> problems(Hypervisor hypervisor, String name) {
        if (makes(name) || found(hypervisor, name).isPresent()) {
            return List.of();
        }
        List<String> names = hypervisor.pools().list().stream().map(Pool::name).toList();
        List<String> lines = new ArrayList<>();
        lines.add("there is no pool '" + name + "'");
        Suggestions.closest(name, names).ifPresent(near -> lines.add("did you mean '" + near + "'?"));
        lines.add("'foundry pool list' shows the pools; 'foundry pool add' makes one");
        return List.copyOf(lines);
    }

    /// The pool as [#ensure] will give it, made without touching anything if it is a default one that is
    /// not there. One
    /// that is there and not active is started: nothing can be said of what lies in it otherwise.
    ///
    /// @throws StorageException as [#ensure] does
    public Pool foreseen(Hypervisor hypervisor, String name) {
        String path = paths.get(name);
        if (path != null && found(hypervisor, name).isEmpty()) {
            return new Pool(name, new UUID(0, 0), false, true, true, "dir", Optional.of(path), 0, 0, 0);
        }
        return ensure(hypervisor, name);
    }

    private static Optional<Pool> found(Hypervisor hypervisor, String name) {
        return hypervisor.pools().find(name);
    }

    private Pool make(Hypervisor hypervisor, String name) {
        String path = paths.get(name);
        if (path == null) {
            throw new StorageException("pool '" + name + "' was removed meanwhile");
        }
        try {
            return hypervisor.pools().create(PoolXml.dir(name, path));
        } catch (HypervisorException failure) {
            if (failure.kind() != Kind.ALREADY_EXISTS) {
                throw failure;
            }
            // Another Foundry was faster; its pool is ours too.
            return found(hypervisor, name).orElseThrow(() -> failure);
        }
    }

    private static Pool start(Hypervisor hypervisor, Pool pool) {
        try {
            hypervisor.pools().start(pool.name());
        } catch (HypervisorException failure) {
            if (failure.kind() != Kind.WRONG_STATE) {
                throw failure.explained(
                                "pool '" + pool.name() + "' is not active and could not be started",
                                StorageException::new)
                        .withDetails(advice(pool));
            }
        }
        return found(hypervisor, pool.name())
                .orElseThrow(() -> new StorageException("pool '" + pool.name() + "' was removed meanwhile"));
    }

    private static List<String> advice(Pool pool) {
        String where =
                pool.path().map(path -> "is its folder " + path + " there? ").orElse("");
        return List.of(where + "'virsh pool-build " + pool.name() + "' makes it, 'virsh pool-start " + pool.name()
                + "' starts the pool");
    }

    private static String userFolder(Map<String, String> environment) {
        String data = environment.get("XDG_DATA_HOME");
        if (data != null && data.startsWith("/")) {
            return data + "/libvirt/images/foundry";
        }
        String home = environment.get("HOME");
        if (home == null || !home.startsWith("/")) {
            throw new StorageException("no folder for the session's pools: neither XDG_DATA_HOME nor HOME is set");
        }
        return home + "/.local/share/libvirt/images/foundry";
    }
}
