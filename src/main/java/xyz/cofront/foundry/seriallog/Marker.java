package xyz.cofront.foundry.seriallog;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What on a console shows that a stage before cloud-init's was reached.
///
/// @param pattern its first group, where it has one, is the detail
/// @param detail of a pattern without a group
record Marker(BootStage stage, Pattern pattern, String detail) {
    private static final List<Marker> ALL = List.of(
            marker(BootStage.FIRMWARE, "(SeaBIOS) \\(version "),
            marker(BootStage.FIRMWARE, "(UEFI) firmware \\(version "),
            new Marker(BootStage.FIRMWARE, Pattern.compile("^BdsDxe: "), "UEFI"),
            marker(BootStage.LOADER, "Welcome to (GRUB)!"),
            marker(BootStage.LOADER, "(GNU GRUB) +version"),
            marker(BootStage.LOADER, "^(GRUB) loading"),
            marker(BootStage.LOADER, "^ *Booting [`'](.*)'"),
            marker(BootStage.LOADER, "(ISOLINUX|SYSLINUX|EXTLINUX|systemd-boot|iPXE) "),
            marker(BootStage.KERNEL, "^(?:EFI stub: .*|Loading (?:Linux|initial ramdisk) .*)$"),
            marker(BootStage.KERNEL, "^(Linux version \\S+)"),
            marker(BootStage.INITRD, "^Loading, please wait\\.\\.\\.$"),
            marker(BootStage.INITRD, "^Begin: (?:Loading essential drivers|Running /scripts/init-premount)"),
            marker(BootStage.INITRD, "^(Alpine Init \\S+)"),
            marker(BootStage.INITRD, "^Running in (?:initrd|initial RAM disk)\\.$"),
            marker(BootStage.INITRD, "^Welcome to (.*\\(Initramfs\\).*)!$"),
            marker(BootStage.INITRD, "^Welcome to (.* dracut-\\S+.*)!$"),
            marker(BootStage.INITRD, "Starting dracut cmdline hook"),
            marker(BootStage.INIT, "^Welcome to (?!GRUB)(.+)!$"),
            marker(BootStage.INIT, "^ *OpenRC (\\S+) is starting up"),
            marker(BootStage.INIT, "^(systemd \\S+) running in system mode"));

    private static Marker marker(BootStage stage, String pattern) {
        return new Marker(stage, Pattern.compile(pattern), "");
    }

    /// What the line shows, if anything. What programs say through the journal shows nothing, systemd's own apart.
    static Optional<Milestone> in(ConsoleLine line) {
        if (!line.speaker().isEmpty() && !line.from("systemd")) {
            return Optional.empty();
        }
        return ALL.stream().flatMap(marker -> marker.milestone(line).stream()).findFirst();
    }

    private Optional<Milestone> milestone(ConsoleLine line) {
        Matcher found = pattern.matcher(line.text());
        if (!found.find()) {
            return Optional.empty();
        }
        String said = found.groupCount() > 0 ? found.group(1) : detail;
        return Optional.of(new Milestone(stage, line.at(), said));
    }
}
