package xyz.cofront.foundry.image;

import java.util.List;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;

/// What [Inspector] found.
public sealed interface Inspection {
    /// Bytes that may become a base image.
    sealed interface Accepted extends Inspection {
        DiskFormat format();

        /// The size of the disk a guest sees, in bytes; a multiple of 512.
        long virtualSize();
    }

    /// A self-contained qcow2 image.
    ///
    /// @param version 2 or 3
    /// @param clusterSize in bytes
    /// @param zstd whether compressed clusters are zstd's, which QEMU before 5.1 cannot read
    /// @param extendedL2 whether clusters have subclusters, which QEMU before 5.2 cannot read
    record Qcow2(long virtualSize, int version, int clusterSize, boolean zstd, boolean extendedL2) implements Accepted {
        @Override
        public DiskFormat format() {
            return DiskFormat.QCOW2;
        }
    }

    /// The plain bytes of a partitioned disk.
    record Raw(long virtualSize) implements Accepted {
        @Override
        public DiskFormat format() {
            return DiskFormat.RAW;
        }
    }

    /// Bytes that must not become a base image.
    ///
    /// @param reasons at least one, each a clause that can follow `refused:`
    record Refused(List<String> reasons) implements Inspection {
        public Refused {
            reasons = List.copyOf(reasons);
        }

        static Refused because(String reason) {
            return new Refused(List.of(reason));
        }
    }
}
