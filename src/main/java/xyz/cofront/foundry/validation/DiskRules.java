package xyz.cofront.foundry.validation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;

/// The boot disk, its image, and the data disks.
final class DiskRules {
    private static final Pattern DEVICE = Pattern.compile("vd[b-z]");

    private DiskRules() {}

    static void check(VmSpec spec, Findings findings) {
        bootDisk(spec.bootDisk(), findings);
        dataDisks(spec.dataDisks(), findings);
    }

    private static void bootDisk(BootDisk disk, Findings findings) {
        ImageReference image = disk.image();
        findings.range(disk.sizeGB(), Range.DISK_GIB, "spec.bootDisk.sizeGB");
        findings.require(
                image != null || disk.empty(), "spec.bootDisk.image", "is required, unless the disk has empty: true");
        findings.require(
                image == null || !disk.empty(), "spec.bootDisk", "has both image and empty: true; keep one of them");
        findings.require(
                image == null || disk.format() == DiskFormat.QCOW2,
                "spec.bootDisk.format",
                "must be qcow2, because the disk is an overlay on the image; raw is for empty disks");
        imagePool(disk, findings);
        if (image != null) {
            image(image, findings);
        }
    }

    private static void imagePool(BootDisk disk, Findings findings) {
        String path = "spec.bootDisk.imagePool";
        if (disk.imagePool() == null || !findings.name(disk.imagePool(), path)) {
            return;
        }
        findings.require(
                !(disk.image() instanceof ImageReference.InPool),
                path,
                "must be left out, because the image names its pool itself");
        findings.require(
                !(disk.image() instanceof ImageReference.AtPath),
                path,
                "must be left out, because the image is a path");
        findings.require(disk.image() != null || !disk.empty(), path, "has no use on an empty disk; leave it out");
    }

    private static void image(ImageReference image, Findings findings) {
        String path = "spec.bootDisk.image";
        boolean sane = switch (image) {
            case ImageReference.InDefaultPool(String volume) -> findings.name(volume, path);
            case ImageReference.InPool(String pool, String volume) ->
                findings.name(pool, path) && findings.name(volume, path);
            case ImageReference.AtPath(String file) -> file(file, path, findings);
        };
        if (sane && image instanceof ImageReference.AtPath(String file)) {
            // A volume's ending may be left out: the pool knows which one there is.
            findings.require(
                    file.endsWith(".qcow2") || file.endsWith(".raw"),
                    path,
                    "must end in .qcow2 or .raw, such as " + Texts.quoted(file + ".qcow2"));
        }
    }

    private static boolean file(String file, String path, Findings findings) {
        return findings.require(Texts.printable(file), path, "must not hold control characters")
                && findings.require(!List.of(file.split("/")).contains(".."), path, "must be a path without \"..\"")
                && findings.require(Findings.bytes(file) <= 4095, path, "must be at most 4095 bytes");
    }

    private static void dataDisks(List<DataDisk> disks, Findings findings) {
        Set<String> devices = new HashSet<>();
        Set<List<@Nullable String>> volumes = new HashSet<>();
        for (int index = 0; index < disks.size(); index++) {
            DataDisk disk = disks.get(index);
            String path = FieldPath.item("spec.dataDisks", index);
            dataDisk(disk, path, findings);
            findings.require(
                    disk.device().isEmpty() || devices.add(disk.device()),
                    path + ".device",
                    "is " + Texts.quoted(disk.device()) + ", which an earlier disk has already");
            findings.require(
                    disk.volume() == null || volumes.add(Arrays.asList(disk.pool(), disk.volume())),
                    path + ".volume",
                    "is " + Texts.quoted(String.valueOf(disk.volume())) + ", which an earlier disk has already");
        }
    }

    private static void dataDisk(DataDisk disk, String path, Findings findings) {
        findings.require(!disk.device().isEmpty(), path + ".device", "is required, such as vdb");
        findings.require(
                disk.device().isEmpty() || DEVICE.matcher(disk.device()).matches(),
                path + ".device",
                "must be vdb to vdz, not " + Texts.quoted(disk.device()) + "; vda is the boot disk");
        findings.name(disk.pool(), path + ".pool");
        if (disk.volume() == null) {
            findings.range(disk.sizeGB(), Range.DISK_GIB, path + ".sizeGB");
            return;
        }
        findings.name(disk.volume(), path + ".volume");
        findings.require(
                disk.sizeGB() == 0, path + ".sizeGB", "must be left out, because the volume has its size already");
    }
}
