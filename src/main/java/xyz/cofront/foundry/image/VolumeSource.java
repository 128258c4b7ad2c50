package xyz.cofront.foundry.image;

import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;

/// The bytes of a volume, read through the hypervisor.
///
/// @param size of the file, which the hypervisor does not tell of a volume it takes for qcow2
record VolumeSource(Volumes volumes, VolumeId id, long size) implements ByteSource {
    /// Blocks of the host's file systems: a file's allocation is rounded up to one of these.
    private static final int BLOCK = 64 * 1024;

    /// Finds the size out by reading: at the capacity, which is a raw volume's size; within the last block of the
    /// allocation, where a file without holes ends; and else by halving.
    static VolumeSource of(Volumes volumes, Volume volume) {
        Probe probe = new Probe(volumes, volume.id());
        long size = probe.endWithin(Math.max(0, volume.allocation() - BLOCK));
        if (size < 0) {
            size = probe.endWithin(Math.max(0, volume.capacity() - 1));
        }
        return new VolumeSource(volumes, volume.id(), size < 0 ? probe.search() : size);
    }

    @Override
    public byte[] read(long offset, int length) {
        return volumes.read(id, offset, length);
    }

    private record Probe(Volumes volumes, VolumeId id) {
        /// The volume's end, if it lies after `start` and within a block of it; or at 0. Else -1.
        long endWithin(long start) {
            int there = volumes.read(id, start, BLOCK + 1).length;
            boolean found = there <= BLOCK && (there > 0 || start == 0);
            return found ? start + there : -1;
        }

        long search() {
            // Invariant: there are `low` bytes and not `high`.
            long low = 0;
            long high = BLOCK;
            while (high > 0 && has(high)) {
                low = high;
                high *= 2;
            }
            while (high - low > 1) {
                long middle = low + (high - low) / 2;
                if (has(middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private boolean has(long bytes) {
            return volumes.read(id, bytes - 1, 1).length == 1;
        }
    }
}
