package xyz.cofront.foundry.storage;

import java.util.Optional;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.metadata.VolumeRole;

/// What each volume is to the machines and images of the host.
record VolumeUses(Inventory inventory, ImageFiles images) {

    /// Such as `boot`, `data` or `image`; `disk` of a machine that Foundry did not make; empty if nobody claims it.
    String of(Volume volume) {
        Optional<VolumeRole> role = inventory.claims().stream()
                .flatMap(claim -> claim.role(volume.id()).stream())
                .findFirst();
        if (role.isPresent()) {
            return role.get().wire();
        }
        if (isDisk(volume)) {
            return "disk";
        }
        return switch (images.kind(volume.name())) {
            case ImageFiles.Image _ -> "image";
            case ImageFiles.Marker _ -> "import";
            case ImageFiles.Provenance _ -> "provenance";
            case ImageFiles.Other _ -> inventory.overlays(volume).isEmpty() ? "" : "base";
        };
    }

    /// Whether a machine writes to it, so that it may grow: what others stand on is only read.
    boolean isDisk(Volume volume) {
        return inventory.claims().stream().anyMatch(claim -> claim.uses(volume))
                && inventory.overlays(volume).isEmpty();
    }

    /// Whether neither a machine nor an overlay has it.
    boolean isUnused(Volume volume) {
        return inventory.users(volume).isEmpty() && inventory.overlays(volume).isEmpty();
    }
}
