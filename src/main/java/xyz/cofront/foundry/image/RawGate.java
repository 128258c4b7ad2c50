package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;

/// Judges bytes that no format's magic number claims: a raw disk has a size in whole sectors and a
/// partition table.
record RawGate(ImageLimits limits) {
    private static final int SECTOR = 512;

    Inspection judge(ImageBytes bytes) {
        List<String> reasons = new ArrayList<>();
        if (bytes.size() % SECTOR != 0) {
            reasons.add("its size, " + bytes.size() + " bytes, is not a multiple of 512");
        }
        if (!limits.allow(bytes.size())) {
            reasons.add("its size, " + bytes.size() + " bytes, is over the limit of " + limits.maxVirtualSize());
        }
        List<String> problems = MasterBootRecord.in(bytes).problems();
        if (!problems.isEmpty()) {
            reasons.add("it is neither a qcow2 image nor a partitioned disk: " + String.join("; ", problems));
        }
        return reasons.isEmpty() ? new Inspection.Raw(bytes.size()) : new Inspection.Refused(reasons);
    }
}
