package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.storage.DefaultPools;

/// An image that is not there, the one that may be meant, and what to do next.
final class MissingImage {
    private final VolumeId id;
    private final List<String> names;

    /// @param id in an active pool
    MissingImage(Volumes volumes, VolumeId id) {
        this.id = id;
        this.names = volumes.list(id.pool()).stream()
                .map(Volume::name)
                .filter(name -> ImageNames.format(name).isPresent())
                .toList();
    }

    /// For a sentence of its own.
    StorageException told() {
        List<String> details = new ArrayList<>();
        near().map(name -> "did you mean '" + name + "'?").ifPresent(details::add);
        details.add(next());
        return new StorageException(text(), details, null);
    }

    /// For a sentence among others.
    String clause() {
        return text() + "; "
                + near().map(name -> "did you mean '" + name + "'?").orElseGet(this::next);
    }

    private String text() {
        return "there is no image '" + id.name() + "' in pool '" + id.pool() + "'";
    }

    private Optional<String> near() {
        return names.stream()
                .filter(_ -> ImageNames.format(id.name()).isEmpty())
                .filter(name -> ImageNames.isWithFormat(id.name(), name))
                .findFirst()
                .or(() -> Suggestions.closest(id.name(), names));
    }

    private String next() {
        return names.isEmpty()
                ? "it has none: 'foundry image pull' and 'foundry image import' bring one in"
                : "'foundry image list" + inPool(id.pool()) + "' shows what there is";
    }

    /// How a command on images is told of the pool, where it needs to be.
    static String inPool(String pool) {
        return pool.equals(DefaultPools.IMAGES) ? "" : " --pool " + ShellWord.of(pool);
    }

    /// @throws StorageException if the pool cannot be looked into
    static void requireActive(Pool pool) {
        if (!pool.active()) {
            throw new StorageException(notActive(pool.name()));
        }
    }

    static String notActive(String pool) {
        return "pool '" + pool + "' is not active; start it with 'virsh pool-start " + ShellWord.of(pool) + "'";
    }
}
