package xyz.cofront.foundry.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.metadata.WorkPhase;

/// What lies about on a host, told from an inventory.
///
/// @param imagePool the pool whose images are looked at even without provenance
/// @param alive whether a process still runs
record Findings(Inventory inventory, ImageFiles images, String imagePool, Predicate<Owner> alive) {
    /// As [xyz.cofront.foundry.naming.Names] names volumes; whether such a one is Foundry's nobody knows any more.
    private static final Pattern OF_A_MACHINE =
            Pattern.compile(".+_(boot|cloudinit|data-vd[b-z]|serial\\.log(\\.[0-9])?|VARS\\.fd)", Pattern.DOTALL);

    /// Images in the image pool, and images elsewhere that Foundry brought in.
    List<Finding> unusedImages() {
        VolumeUses uses = new VolumeUses(inventory, images);
        return inventory.volumes().stream()
                .filter(volume -> images.kind(volume.name()) instanceof ImageFiles.Image)
                .filter(volume -> volume.id().pool().equals(imagePool) || beside(volume, ImageFiles.Provenance.class))
                .filter(volume -> !beside(volume, ImageFiles.Marker.class))
                .filter(uses::isUnused)
                .map(this::unusedImage)
                .toList();
    }

    private Finding unusedImage(Volume volume) {
        String pool = volume.id().pool().equals(imagePool)
                ? ""
                : " --pool " + ShellWord.of(volume.id().pool());
        return new Finding(
                "image",
                volume.name(),
                volume.id().pool(),
                volume.allocation(),
                "no VM uses image '" + volume.id() + "'",
                "foundry image delete " + ShellWord.of(volume.name()) + pool);
    }

    private boolean beside(Volume image, Class<? extends ImageFiles.Kind> wanted) {
        return inventory.volumes().stream()
                .filter(volume -> volume.id().pool().equals(image.id().pool()))
                .map(volume -> images.kind(volume.name()))
                .filter(wanted::isInstance)
                .anyMatch(kind -> image(kind).filter(image.name()::equals).isPresent());
    }

    private static Optional<String> image(ImageFiles.Kind kind) {
        return switch (kind) {
            case ImageFiles.Marker(String image) -> Optional.of(image);
            case ImageFiles.Provenance(String image) -> Optional.of(image);
            case ImageFiles.Image _, ImageFiles.Other _ -> Optional.empty();
        };
    }

    /// Named as the volumes of machines are, and none has them; and whatever else lies in Foundry's own pool of disks.
    List<Finding> orphans() {
        VolumeUses uses = new VolumeUses(inventory, images);
        return inventory.volumes().stream()
                .filter(volume -> volume.id().pool().equals(DefaultPools.VMS)
                        || OF_A_MACHINE.matcher(volume.name()).matches())
                .filter(volume -> images.kind(volume.name()) instanceof ImageFiles.Other)
                .filter(uses::isUnused)
                .map(Findings::orphan)
                .toList();
    }

    private static Finding orphan(Volume volume) {
        VolumeId id = volume.id();
        return new Finding(
                "volume",
                id.toString(),
                "",
                volume.allocation(),
                "no VM has volume '" + id + "'",
                "virsh vol-delete --pool " + ShellWord.of(id.pool()) + " " + ShellWord.of(id.name()));
    }

    /// Of machines first, then of images.
    List<Finding> leftovers() {
        return Stream.concat(
                        inventory.claims().stream().flatMap(claim -> cutOff(claim).stream()),
                        inventory.volumes().stream().flatMap(volume -> cutOff(volume).stream()))
                .toList();
    }

    private Optional<Finding> cutOff(Claim claim) {
        return claim.metadata()
                .filter(metadata -> metadata.phase() != WorkPhase.COMPLETE)
                .filter(metadata -> !lives(Optional.ofNullable(metadata.work())))
                .map(metadata -> cutOff(claim, metadata));
    }

    private static Finding cutOff(Claim claim, VmMetadata metadata) {
        String doing = metadata.phase() == WorkPhase.CREATING ? "creating" : "destroying";
        return new Finding(
                "virtualmachine",
                claim.name(),
                "",
                0,
                doing + " VM '" + claim.name() + "' was cut off",
                "foundry destroy " + ShellWord.of(claim.name()));
    }

    private Optional<Finding> cutOff(Volume volume) {
        if (!(images.kind(volume.name()) instanceof ImageFiles.Marker(String image))) {
            return Optional.empty();
        }
        VolumeId half = new VolumeId(volume.id().pool(), image);
        long bytes = volume.allocation()
                + inventory.volumes().stream()
                        .filter(other -> other.id().equals(half))
                        .mapToLong(Volume::allocation)
                        .sum();
        return lives(images.work(volume.id()))
                ? Optional.empty()
                : Optional.of(new Finding(
                        "image",
                        image,
                        half.pool(),
                        bytes,
                        "work on image '" + half + "' was cut off",
                        "foundry image prune"
                                + (half.pool().equals(imagePool) ? "" : " --pool " + ShellWord.of(half.pool()))));
    }

    private boolean lives(Optional<Work> work) {
        return work.map(Work::owner).filter(alive).isPresent();
    }
}
