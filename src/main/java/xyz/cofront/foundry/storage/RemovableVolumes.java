package xyz.cofront.foundry.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;

/// The unused volumes of a pool of which it is proven that Foundry brought them there: images with their provenance
/// beside them, and what is left of an image whose maker died. A name alone proves nothing.
record RemovableVolumes(Inventory inventory, ImageFiles images, Predicate<Owner> alive) {

    /// In an order that keeps the proof until what it proves has gone.
    List<VolumeId> of(Pool pool) {
        List<VolumeId> removable = new ArrayList<>();
        for (Volume volume : inventory.volumesOf(pool)) {
            proven(volume).ifPresent(image -> add(new VolumeId(pool.name(), image), volume.id(), removable));
        }
        return List.copyOf(removable);
    }

    /// The image that this volume proves to be Foundry's.
    private Optional<String> proven(Volume volume) {
        return switch (images.kind(volume.name())) {
            case ImageFiles.Marker(String image) ->
                images.importing(volume.id())
                        .map(Work::owner)
                        .filter(alive.negate())
                        .map(_ -> image);
            case ImageFiles.Provenance(String image) -> Optional.of(image).filter(_ -> images.proves(volume.id()));
            case ImageFiles.Image _, ImageFiles.Other _ -> Optional.empty();
        };
    }

    private void add(VolumeId image, VolumeId proof, List<VolumeId> removable) {
        Optional<Volume> found = inventory.volumes().stream()
                .filter(volume -> volume.id().equals(image))
                .findFirst();
        VolumeUses uses = new VolumeUses(inventory, images);
        if (found.map(uses::isUnused).orElse(true)) {
            found.map(Volume::id).filter(id -> !removable.contains(id)).ifPresent(removable::add);
            removable.add(proof);
        }
    }
}
