package xyz.cofront.foundry.seriallog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a guest says that will not boot by itself any more.
///
/// @param words for people
record Trouble(Pattern pattern, String words) {
    private static final List<Trouble> ALL = List.of(
            trouble("Kernel panic - not syncing", "the kernel panicked"),
            trouble("grub rescue>", "GRUB finds nothing to boot (grub rescue)"),
            trouble("Security Violation|Access Denied", "secure boot refuses what is on the disk"),
            trouble(
                    "BdsDxe: No bootable option or device was found|No bootable device|Boot failed: not a bootable disk",
                    "the firmware finds nothing to boot"),
            trouble("UEFI Interactive Shell|^Shell> ", "the firmware finds nothing to boot (UEFI shell)"),
            trouble("You are in emergency mode|Entering emergency mode", "the guest is in emergency mode"),
            trouble("^\\(initramfs\\)|Gave up waiting for root", "the initrd does not find the root file system"));

    private static Trouble trouble(String pattern, String words) {
        return new Trouble(Pattern.compile(pattern), words);
    }

    static Optional<String> in(ConsoleLine line) {
        return ALL.stream()
                .filter(trouble -> trouble.pattern.matcher(line.text()).find())
                .map(Trouble::words)
                .findFirst();
    }
}
