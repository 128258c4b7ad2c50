package xyz.cofront.foundry.checkup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One time that the kernel kept a guest's QEMU, or what prepares it, from something. Its texts are whatever the
/// guest's
/// host wrote.
///
/// @param event the kernel's stamp of it, the same in each log
/// @param who AppArmor's profile or SELinux's context
/// @param operation such as `open` or `read`
/// @param object what it was done to, such as a path; empty if that is not told
record Denial(Guard guard, String event, Instant at, String who, String operation, String object) {
    private static final String PROFILE = "libvirt-";

    enum Guard {
        APPARMOR("AppArmor"),
        SELINUX("SELinux");

        private final String word;

        Guard(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// The machine that an AppArmor profile of libvirt's is for.
    Optional<UUID> machine() {
        if (guard != Guard.APPARMOR || !who.startsWith(PROFILE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(who.substring(PROFILE.length())));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }
}
