package xyz.cofront.foundry.metadata;

import java.util.Objects;

/// A process, as another one can tell whether it still lives.
///
/// @param bootId the host's boot, from `/proc/sys/kernel/random/boot_id`
/// @param pid its number
/// @param startTicks when it started, in clock ticks after boot (`/proc/PID/stat`, field 22)
public record Owner(String bootId, long pid, long startTicks) {
    /// @throws NullPointerException if the boot is absent
    public Owner {
        Objects.requireNonNull(bootId, "bootId");
    }
}
