package xyz.cofront.foundry.vm;

import java.util.stream.LongStream;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;
import xyz.cofront.foundry.naming.Names;

/// The generations in the names of a machine's volumes.
final class Generations {
    private Generations() {}

    /// The next one that no volume of the record has: an apply that was cut off may have made some ahead of the record.
    static long next(VmMetadata record) {
        LongStream made = record.volumes().stream()
                .filter(volume -> volume.role() != VolumeRole.DATA && volume.role() != VolumeRole.SERIAL_LOG)
                .map(VolumeRecord::name)
                .mapToLong(Names::generationOf);
        return Math.max(record.generation(), made.max().orElse(1)) + 1;
    }
}
