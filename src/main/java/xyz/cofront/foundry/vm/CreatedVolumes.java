package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.cloudinit.WrittenSeed;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;

/// Whether the volumes that a create makes are there, and as large and full as it makes them. They come in the order
/// of the record, each whole before the next, so the last one tells of those before it.
record CreatedVolumes(Hypervisor hypervisor, VmMetadata metadata) {
    private static final long GIB = 1L << 30;
    private static final int LARGEST_SEED = 64 << 20;

    boolean whole() {
        List<VolumeRecord> made = metadata.volumes().stream()
                .filter(record -> switch (record.role()) {
                    case BOOT, DATA, CLOUD_INIT -> true;
                    case SERIAL_LOG, NVRAM -> false;
                })
                .toList();
        return !made.isEmpty() && made.stream().allMatch(this::whole);
    }

    private boolean whole(VolumeRecord record) {
        return hypervisor
                .volumes()
                .find(record.id())
                .filter(volume -> !VolumeVerdict.older(volume, metadata))
                .filter(volume -> whole(record, volume))
                .isPresent();
    }

    private boolean whole(VolumeRecord record, Volume volume) {
        return switch (record.role()) {
            case BOOT -> boot(volume);
            case DATA -> volume.capacity() == size(record) * GIB;
            case CLOUD_INIT ->
                volume.capacity() <= LARGEST_SEED
                        && WrittenSeed.whole(hypervisor.volumes().read(volume.id(), 0, (int) volume.capacity()));
            case SERIAL_LOG, NVRAM -> true;
        };
    }

    /// A copy of an image may be cut off in its middle, which nothing shows but what comes after it.
    private boolean boot(Volume volume) {
        VmSpec spec = metadata.document().spec();
        boolean sized = volume.capacity() == spec.bootDisk().sizeGB() * GIB;
        if (spec.bootDisk().image() == null) {
            return sized;
        }
        boolean overlay = volume.backingPath().isPresent();
        return sized && (overlay || (block(volume) && followed()));
    }

    private boolean block(Volume volume) {
        return hypervisor
                .pools()
                .find(volume.id().pool())
                .filter(Pool::holdsBlockDevices)
                .isPresent();
    }

    private boolean followed() {
        return metadata.document().spec().cloudInit() != null;
    }

    private long size(VolumeRecord record) {
        Optional<DataDisk> disk = metadata.document().spec().dataDisks().stream()
                .filter(candidate -> candidate.device().equals(record.device()))
                .findFirst();
        return disk.map(DataDisk::sizeGB).orElse(0);
    }
}
