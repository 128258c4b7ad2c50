package xyz.cofront.foundry.vm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.naming.Names;

/// Whether a volume that a machine's metadata lists goes with the machine.
///
/// @param going what goes already, whose claims on the volume do not count
record VolumeVerdict(
        Volumes volumes, VmMetadata metadata, DestroyOptions options, VolumeUsers users, List<VolumeId> going) {

    /// A sentence on why it stays; empty if it goes, or is not there.
    ///
    /// @param id one of the record's [#existing] volumes
    Optional<String> reasonToKeep(VolumeRecord listed, VolumeId id) {
        return volumes.find(id)
                .flatMap(volume -> reason(listed, volume))
                .map(reason -> "kept volume '" + id + "': " + reason);
    }

    /// The volumes of the record that exist: itself, and of a serial log what libvirt's log daemon rolled over.
    List<VolumeId> existing(VolumeRecord listed) {
        Stream<String> names = listed.role() == VolumeRole.SERIAL_LOG
                ? Stream.concat(
                        Stream.of(listed.name()),
                        Names.serialLogRollovers(metadata.document().name()).stream())
                : Stream.of(listed.name());
        return names.map(name -> new VolumeId(listed.pool(), name))
                .filter(id -> volumes.find(id).isPresent())
                .toList();
    }

    private Optional<String> reason(VolumeRecord listed, Volume volume) {
        if (options.keepData() && listed.role() == VolumeRole.DATA) {
            return Optional.of("--keep-data");
        }
        if (older(volume, metadata)) {
            return Optional.of("it is older than the VM, so Foundry did not make it");
        }
        return users.of(volume, going);
    }

    /// Whether it was last changed before the machine was defined, so that Foundry did not make it for that machine.
    /// The kernel stamps files with a clock that lags by some milliseconds, hence the whole second.
    static boolean older(Volume volume, VmMetadata metadata) {
        Instant created = metadata.created().truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> latest = Stream.of(volume.modified(), volume.changed())
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        return latest.filter(stamp -> stamp.isBefore(created)).isPresent();
    }
}
