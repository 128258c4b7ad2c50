package xyz.cofront.foundry.hypervisor;

import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// One pool's state. Guarded by the lock of the [MemoryState] that holds it.
final class MemoryPool {
    final String name;
    final UUID uuid;
    final String type;
    final String path;
    final long capacity;
    /// What was to be made of its place.
    PoolBuild build = PoolBuild.FOLDER;
    boolean active;
    boolean autostart;
    /// Whether the folder is there; without it the pool cannot start.
    boolean folder;
    /// How many more times it says that it is busy when refreshed.
    int busy;

    final TreeMap<String, MemoryVolume> volumes = new TreeMap<>();
    /// Files that lie in the folder and that the pool has not seen yet.
    final TreeMap<String, MemoryVolume> unseen = new TreeMap<>();

    MemoryPool(String name, UUID uuid, String type, String path, long capacity) {
        this.name = name;
        this.uuid = uuid;
        this.type = type;
        this.path = path;
        this.capacity = capacity;
    }

    static MemoryPool read(String xml, long capacity) {
        Element pool = MemoryXml.parse(xml, "pool");
        return new MemoryPool(
                MemoryXml.text(pool, "name").orElseThrow(() -> MemoryXml.invalid("missing pool source name element")),
                MemoryXml.text(pool, "uuid").map(UUID::fromString).orElseGet(UUID::randomUUID),
                MemoryXml.attribute(pool, "type").orElseThrow(() -> MemoryXml.invalid("missing pool type")),
                path(pool),
                capacity);
    }

    /// Where libvirt sees the volumes of a pool of devices is said by its source.
    private static String path(Element pool) {
        String type = pool.getAttribute("type");
        Optional<String> source = MemoryXml.text(pool, "source", "name");
        return switch (type) {
            case "logical" -> "/dev/" + source.orElseThrow();
            case "zfs" -> "/dev/zvol/" + source.orElseThrow();
            case "rbd" -> "";
            default ->
                MemoryXml.text(pool, "target", "path")
                        .orElseThrow(() -> MemoryXml.invalid("missing storage pool target path"));
        };
    }

    /// Whether its volumes are block devices, which are raw and take their whole size at once.
    boolean block() {
        return type.equals("logical") || type.equals("zfs");
    }

    void refresh() {
        volumes.values().removeIf(volume -> volume.vanished);
        volumes.putAll(unseen);
        unseen.clear();
    }

    void reserve(long more) {
        if (more > available()) {
            throw new HypervisorException(
                    Kind.NO_SPACE,
                    "cannot allocate " + more + " bytes in pool '" + name + "': No space left on device");
        }
    }

    long available() {
        return capacity - allocation();
    }

    /// Everything in the folder, seen or not.
    Stream<MemoryVolume> files() {
        return Stream.concat(volumes.values().stream(), unseen.values().stream());
    }

    Pool facts() {
        return new Pool(
                name,
                uuid,
                active,
                true,
                autostart,
                type,
                Optional.of(path).filter(where -> !where.isEmpty()),
                active ? capacity : 0,
                active ? allocation() : 0,
                active ? available() : 0);
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "%s %s %s active=%s autostart=%s folder=%s build=%s",
                uuid,
                type,
                path,
                active,
                autostart,
                folder,
                build);
    }

    private long allocation() {
        return files().mapToLong(MemoryVolume::allocation).sum();
    }
}
