package xyz.cofront.foundry.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.DiskCache;
import xyz.cofront.foundry.change.Comparison.Sides;
import xyz.cofront.foundry.libvirtxml.MachineFacts;

/// The boot disk, and the data disks by the names that the guest has for them.
record DiskDifferences(Comparison comparison) {
    private static final String NEW_BOOT_DISK = "the boot disk lies on top of its image";

    void find() {
        boot();
        List<DataDisk> applied = comparison.machine.applied().spec().dataDisks();
        List<DataDisk> file = comparison.wanted.document().spec().dataDisks();
        Stream.concat(applied.stream(), file.stream())
                .map(DataDisk::device)
                .distinct()
                .sorted()
                .forEach(device -> data(device, of(applied, device), of(file, device)));
    }

    private void boot() {
        BootDisk applied = comparison.machine.applied().spec().bootDisk();
        BootDisk file = comparison.wanted.document().spec().bootDisk();
        size("spec.bootDisk.sizeGB", "spec.bootDisk.sizeGB", "vda", applied.sizeGB(), file.sizeGB());
        image("spec.bootDisk.image", applied.image(), file.image());
        image("spec.bootDisk.imagePool", applied.imagePool(), file.imagePool());
        comparison.field(
                "spec.bootDisk.empty",
                "spec.bootDisk.empty",
                Sides.unseen(applied.empty(), file.empty()),
                ChangeClass.RECREATE,
                NEW_BOOT_DISK,
                new Effect.Recorded());
        if (file.empty() && applied.empty()) {
            comparison.field(
                    "spec.bootDisk.format",
                    "spec.bootDisk.format",
                    Sides.unseen(applied.format().wire(), file.format().wire()),
                    ChangeClass.RECREATE,
                    "a disk keeps its format",
                    new Effect.Recorded());
        }
        cache("spec.bootDisk.cache", "spec.bootDisk.cache", "vda", applied.cache(), file.cache());
    }

    /// Another name of the same file is another name, no more.
    private void image(String path, @Nullable Object applied, @Nullable Object file) {
        comparison.field(
                path,
                path,
                Sides.unseen(text(applied), text(file)),
                comparison.machine.sameImage() ? ChangeClass.LIVE : ChangeClass.RECREATE,
                comparison.machine.sameImage() ? "it is the same file" : NEW_BOOT_DISK,
                new Effect.Recorded());
    }

    private void data(String device, Optional<DataDisk> applied, Optional<DataDisk> file) {
        String path = "spec.dataDisks[" + device + "]";
        if (file.isEmpty()) {
            comparison.add(
                    path,
                    described(applied.orElseThrow()),
                    null,
                    ChangeClass.RESTART,
                    Origin.FILE,
                    "its volume is kept; the running guest has it until then",
                    new Effect.RemoveDisk(device));
            return;
        }
        DataDisk wanted = file.get();
        if (applied.isEmpty()) {
            added(path, wanted);
            return;
        }
        if (moved(applied.get(), wanted)) {
            comparison.add(
                    path,
                    described(applied.get()),
                    described(wanted),
                    ChangeClass.IMPOSSIBLE,
                    Origin.FILE,
                    "it would be another disk; take this one out of the document first, apply, then add the other",
                    new Effect.Recorded());
            return;
        }
        if (!plugged(device)) {
            missing(path, wanted);
            return;
        }
        String field = field(device);
        if (wanted.volume() == null) {
            size(field + ".sizeGB", path + ".sizeGB", device, applied.get().sizeGB(), wanted.sizeGB());
        }
        cache(field + ".cache", path + ".cache", device, applied.get().cache(), wanted.cache());
    }

    private void added(String path, DataDisk wanted) {
        Optional<String> taken = Stream.of(comparison.machine.live(), comparison.machine.defined())
                .flatMap(facts -> path(facts, wanted.device()).stream())
                .filter(other -> !other.equals(comparison.machine.own().get(wanted.device())))
                .findFirst();
        if (taken.isPresent()) {
            comparison.add(
                    path,
                    taken.get(),
                    described(wanted),
                    ChangeClass.IMPOSSIBLE,
                    Origin.BOTH,
                    "somebody else has plugged in another disk as " + wanted.device(),
                    new Effect.Recorded());
            return;
        }
        comparison.add(path, null, described(wanted), ChangeClass.LIVE, Origin.FILE, "", new Effect.AddDisk(wanted));
    }

    /// A volume that is gone is not made anew: an empty disk in its place would hide the loss.
    private void missing(String path, DataDisk wanted) {
        boolean there = comparison.machine.own().containsKey(wanted.device());
        comparison.add(
                path,
                null,
                described(wanted),
                there ? ChangeClass.LIVE : ChangeClass.IMPOSSIBLE,
                Origin.DRIFT,
                there
                        ? "somebody took it out; it is plugged in again"
                        : "its volume is gone; take it out of the document, apply, then add a new one",
                new Effect.AddDisk(wanted));
    }

    private boolean plugged(String device) {
        return comparison.machine.live().disks().containsKey(device)
                && comparison.machine.defined().disks().containsKey(device);
    }

    /// Whether it is another volume than before.
    private static boolean moved(DataDisk applied, DataDisk wanted) {
        return !Objects.equals(applied.volume(), wanted.volume()) || !Objects.equals(applied.pool(), wanted.pool());
    }

    private void size(String field, String path, String device, int applied, int wanted) {
        Long bytes = comparison.machine.bytes().get(device);
        String actual = bytes == null ? Integer.toString(applied) : ComputeDifferences.gib(bytes >> 10);
        boolean grows = bytes == null || (long) wanted << 30 > bytes;
        boolean boot = device.equals("vda");
        String note = grows
                ? ""
                : applied == wanted
                        ? "somebody grew it, and disks do not shrink; write the size that it has into the document"
                        : boot
                                ? "disks do not shrink; a new boot disk may be smaller"
                                : "disks do not shrink: what lies behind would be lost";
        ChangeClass kind =
                grows ? ChangeClass.LIVE : boot && applied != wanted ? ChangeClass.RECREATE : ChangeClass.IMPOSSIBLE;
        comparison.field(
                field,
                path,
                new Sides<>(Integer.toString(applied), Integer.toString(wanted), actual, actual),
                kind,
                note,
                new Effect.Grow(device, wanted));
    }

    private void cache(
            String field, String path, String device, @Nullable DiskCache applied, @Nullable DiskCache wanted) {
        comparison.field(
                field,
                path,
                new Sides<>(
                        word(applied),
                        word(wanted),
                        cache(comparison.machine.live(), device),
                        cache(comparison.machine.defined(), device)),
                ChangeClass.RESTART,
                "QEMU opens the disk when the machine starts",
                new Effect.Cache(device, wanted));
    }

    private String field(String device) {
        List<DataDisk> disks = comparison.wanted.document().spec().dataDisks();
        int index = IntStream.range(0, disks.size())
                .filter(at -> disks.get(at).device().equals(device))
                .findFirst()
                .orElseThrow();
        return "spec.dataDisks[" + index + "]";
    }

    private static String described(DataDisk disk) {
        return disk.volume() == null ? disk.sizeGB() + " GiB" : "volume " + disk.volume();
    }

    private static Optional<DataDisk> of(List<DataDisk> disks, String device) {
        return disks.stream().filter(disk -> disk.device().equals(device)).findFirst();
    }

    private static Optional<String> path(MachineFacts facts, String device) {
        return facts.disk(device).flatMap(MachineFacts.Disk::path);
    }

    private static @Nullable String cache(MachineFacts facts, String device) {
        return facts.disk(device).map(MachineFacts.Disk::cache).orElse(null);
    }

    private static @Nullable String word(@Nullable DiskCache cache) {
        return cache == null ? null : cache.wire();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
