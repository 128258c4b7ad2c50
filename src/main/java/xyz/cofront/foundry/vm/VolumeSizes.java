package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.metadata.VolumeRole;

/// How much storage a machine gets, in words.
final class VolumeSizes {
    private VolumeSizes() {}

    /// Such as `50 GiB boot + 300 GiB data`.
    static String summary(List<PlannedVolume> volumes) {
        long data = gib(volumes, VolumeRole.DATA);
        String boot = gib(volumes, VolumeRole.BOOT) + " GiB boot";
        return data == 0 ? boot : boot + " + " + data + " GiB data";
    }

    private static long gib(List<PlannedVolume> volumes, VolumeRole role) {
        return volumes.stream()
                        .filter(volume -> volume.record().role() == role)
                        .mapToLong(PlannedVolume::capacity)
                        .sum()
                >> 30;
    }
}
