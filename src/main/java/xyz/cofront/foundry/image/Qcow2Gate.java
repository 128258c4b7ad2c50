package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Judges a qcow2 header: it must stand alone, hold one plain disk, and name no place outside the file.
final class Qcow2Gate {
    static final int DIRTY = 0;
    static final int CORRUPT = 1;
    static final int EXTERNAL_DATA = 2;
    static final int COMPRESSION = 3;
    static final int EXTENDED_L2 = 4;
    /// A subcluster is a 32nd of a cluster and at least 512 bytes.
    private static final int EXTENDED_L2_MIN_CLUSTER_BITS = 14;

    private final ImageLimits limits;
    private final List<String> reasons = new ArrayList<>();

    Qcow2Gate(ImageLimits limits) {
        this.limits = limits;
    }

    Inspection judge(ImageBytes bytes) {
        long version = Qcow2Header.versionOf(bytes);
        if (version != -1 && version != 2 && version != 3) {
            return Inspection.Refused.because(
                    "it is a qcow image of version " + version + "; versions 2 and 3 are known");
        }
        if (version == -1 || !Qcow2Header.complete(bytes)) {
            return Inspection.Refused.because("it ends inside its qcow2 header");
        }
        return judge(bytes, Qcow2Header.read(bytes));
    }

    private Inspection judge(ImageBytes bytes, Qcow2Header header) {
        checkContents(header);
        checkFeatures(header);
        checkVirtualSize(header);
        if (header.clusterBitsValid()) {
            reasons.addAll(new Qcow2Layout(header, bytes.size()).problems());
            checkHeaderLength(bytes, header);
        } else {
            reasons.add("its cluster bits are " + header.clusterBits() + ", not 9 to 21");
        }
        return reasons.isEmpty() ? accepted(header) : new Inspection.Refused(reasons);
    }

    private static Inspection accepted(Qcow2Header header) {
        return new Inspection.Qcow2(
                header.virtualSize(),
                (int) header.version(),
                header.clusterSize(),
                header.compression() == 1,
                header.incompatible(EXTENDED_L2));
    }

    private void checkContents(Qcow2Header header) {
        refuseIf(
                header.backingOffset() != 0 || header.backingLength() != 0,
                "it names a backing file: flatten it with 'qemu-img convert -O qcow2'");
        refuseIf(header.encryption() != 0, "it is encrypted (method " + header.encryption() + ")");
        refuseIf(
                header.snapshots() != 0 || header.snapshotsOffset() != 0,
                "it holds internal snapshots: flatten it with 'qemu-img convert -O qcow2'");
    }

    private void checkVirtualSize(Qcow2Header header) {
        String size = "its virtual size, " + Long.toUnsignedString(header.virtualSize()) + " bytes, is ";
        refuseIf(header.virtualSize() == 0, "its virtual size is 0");
        refuseIf(header.virtualSize() % 512 != 0, size + "not a multiple of 512");
        refuseIf(!limits.allow(header.virtualSize()), size + "over the limit of " + limits.maxVirtualSize());
    }

    private void checkFeatures(Qcow2Header header) {
        refuseIf(
                header.incompatible(DIRTY),
                "it was not closed cleanly (dirty): repair it with 'qemu-img check -r all'");
        refuseIf(header.incompatible(CORRUPT), "it is marked corrupt: repair it with 'qemu-img check -r all'");
        refuseIf(header.incompatible(EXTERNAL_DATA), "its data lies in another file (external data file)");
        String unknown = IntStream.range(EXTENDED_L2 + 1, Long.SIZE)
                .filter(header::incompatible)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        refuseIf(!unknown.isEmpty(), "it needs features not known here (incompatible feature bits " + unknown + ")");
        refuseIf(header.refcountOrder() > 6, "its refcount order is " + header.refcountOrder() + ", over 6");
        checkCompression(header);
    }

    private void checkCompression(Qcow2Header header) {
        refuseIf(header.compression() > 1, "its compression type is " + header.compression() + ", neither 0 nor 1");
        refuseIf(
                header.incompatible(COMPRESSION) != (header.compression() != 0),
                "its compression type, " + header.compression() + ", and its feature bits contradict each other");
    }

    private void checkHeaderLength(ImageBytes bytes, Qcow2Header header) {
        refuseIf(
                header.incompatible(EXTENDED_L2) && header.clusterBits() < EXTENDED_L2_MIN_CLUSTER_BITS,
                "its clusters of " + header.clusterSize() + " bytes are too small for extended L2 entries");
        if (header.version() == 3 && !lengthValid(header)) {
            reasons.add("its header length is " + header.length() + ", not a multiple of 8 from 104 to a cluster");
            return;
        }
        reasons.addAll(Qcow2Extensions.problems(bytes, header));
    }

    private static boolean lengthValid(Qcow2Header header) {
        return header.length() >= Qcow2Header.VERSION_3_LENGTH
                && header.length() % 8 == 0
                && header.length() <= header.clusterSize();
    }

    private void refuseIf(boolean wrong, String reason) {
        if (wrong) {
            reasons.add(reason);
        }
    }
}
