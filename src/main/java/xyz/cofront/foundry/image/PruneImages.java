package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Progress;

/// Clears up what work that was cut off left in a pool of images. Whole images stay, unless unused ones are
/// to go, too.
public final class PruneImages {
    private final Hypervisor hypervisor;
    private final PoolOfImages pools;
    private final Actor actor;
    private final Progress progress;

    public PruneImages(Hypervisor hypervisor, DefaultPools pools, Actor actor, Progress progress) {
        this.hypervisor = hypervisor;
        this.pools = new PoolOfImages(hypervisor, pools);
        this.actor = actor;
        this.progress = progress;
    }

    /// What there is to clear up: leftovers by name, then unused images by name. Changes nothing. A default
    /// pool that was not made yet has nothing.
    ///
    /// @param unused whether whole images that nothing stands on are to go, too
    /// @throws StorageException if there is no such pool, it is not active, or cannot be looked through
    public List<Prunable> plan(String pool, boolean unused) {
        try {
            return pools.find(pool).map(found -> plan(found, unused)).orElseGet(List::of);
        } catch (HypervisorException failure) {
            throw failure.explained("could not look through pool '" + pool + "'", StorageException::new);
        }
    }

    private List<Prunable> plan(Pool pool, boolean unused) {
        Map<String, Volume> volumes = new TreeMap<>();
        hypervisor.volumes().list(pool.name()).forEach(volume -> volumes.put(volume.name(), volume));
        List<Prunable> found = new ArrayList<>();
        volumes.keySet().stream()
                .flatMap(PruneImages::image)
                .distinct()
                .sorted()
                .forEach(image -> leftover(pool, image, volumes).ifPresent(found::add));
        if (unused) {
            found.addAll(unused(pool, volumes));
        }
        return List.copyOf(found);
    }

    /// The image that a marker or a provenance stands beside.
    private static Stream<String> image(String volume) {
        return Stream.of(ImageMarkers.SUFFIX, Provenances.SUFFIX)
                .filter(volume::endsWith)
                .map(suffix -> volume.substring(0, volume.length() - suffix.length()))
                .filter(image -> ImageNames.format(image).isPresent());
    }

    private Optional<Prunable> leftover(Pool pool, String image, Map<String, Volume> volumes) {
        boolean marked = volumes.containsKey(image + ImageMarkers.SUFFIX);
        Optional<Volume> there = Optional.ofNullable(volumes.get(image));
        return (marked ? cutOff(pool, image) : there.isEmpty() ? Optional.of(Prunable.What.REMAINS) : nothing())
                .map(what -> new Prunable(
                        what,
                        new VolumeId(pool.name(), image),
                        there.map(Volume::allocation).orElse(0L)));
    }

    private static Optional<Prunable.What> nothing() {
        return Optional.empty();
    }

    /// Empty where somebody is, or may be, at work.
    private Optional<Prunable.What> cutOff(Pool pool, String image) {
        try {
            ImageSite.Found found = new ImageSite(hypervisor, pool, image, actor).look();
            if (!found.marked()) {
                return Optional.empty();
            }
            return Optional.of(
                    found.volume().isEmpty()
                            ? Prunable.What.REMAINS
                            : found.taken() ? Prunable.What.INTERRUPTED_DELETION : Prunable.What.INTERRUPTED_IMPORT);
        } catch (StorageException atWork) {
            progress.note(atWork.getMessage());
            return Optional.empty();
        }
    }

    private List<Prunable> unused(Pool pool, Map<String, Volume> volumes) {
        ImageUsers users = ImageUsers.survey(hypervisor);
        return volumes.values().stream()
                .filter(volume -> ImageNames.format(volume.name()).isPresent())
                .filter(volume -> !volumes.containsKey(volume.name() + ImageMarkers.SUFFIX))
                .filter(volume -> users.of(volume).isEmpty())
                .sorted(Comparator.comparing(Volume::name))
                .map(volume -> new Prunable(
                        Prunable.What.UNUSED, new VolumeId(pool.name(), volume.name()), volume.allocation()))
                .toList();
    }

    /// Clears one thing up, after another look: what is not so any more is left alone.
    ///
    /// @throws StorageException if it cannot be cleared up, or something uses it
    public void prune(Prunable prunable) {
        VolumeId image = prunable.image();
        try {
            Pool pool = hypervisor
                    .pools()
                    .find(image.pool())
                    .orElseThrow(() -> new StorageException("there is no pool '" + image.pool() + "'"));
            switch (prunable.what()) {
                case UNUSED -> delete(image);
                case REMAINS, INTERRUPTED_IMPORT, INTERRUPTED_DELETION ->
                    new ImageSite(hypervisor, pool, image.name(), actor).clear();
            }
        } catch (HypervisorException failure) {
            throw failure.explained("could not clear up '" + image.name() + "'", StorageException::new);
        }
    }

    private void delete(VolumeId image) {
        DeleteImage deleteImage = new DeleteImage(hypervisor, actor, progress);
        deleteImage.delete(deleteImage.plan(image, false));
    }
}
