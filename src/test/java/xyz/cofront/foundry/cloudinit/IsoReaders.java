package xyz.cofront.foundry.cloudinit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files of NoCloud ISOs as other programs read them, for any test: cdrkit's isoinfo, libisofs's xorriso,
/// util-linux's blkid. xorriso and blkid take many images in one process.
public final class IsoReaders {
    private IsoReaders() {}

    /// @param extension `-R` for Rock Ridge's names, `-J` for Joliet's
    /// @param iso its name in the folder
    public static Seed isoinfo(String extension, Path folder, String iso) {
        return new Seed(
                isoinfo(extension, "/user-data", folder, iso),
                isoinfo(extension, "/meta-data", folder, iso),
                isoinfo(extension, "/network-config", folder, iso));
    }

    private static String isoinfo(String extension, String file, Path folder, String iso) {
        return Tool.run(folder, "isoinfo", extension, "-x", file, "-i", iso);
    }

    /// Extracts each image into a folder of its name and `.files`.
    ///
    /// @param isos their names in the folder
    public static List<Seed> xorriso(Path folder, List<String> isos) throws IOException {
        List<String> command = new ArrayList<>(List.of("xorriso", "-osirrox", "on"));
        isos.forEach(iso -> command.addAll(List.of("-indev", iso, "-extract", "/", iso + ".files")));
        Tool.run(folder, command.toArray(String[]::new));
        List<Seed> seeds = new ArrayList<>();
        for (String iso : isos) {
            seeds.add(extracted(folder.resolve(iso + ".files")));
        }
        return seeds;
    }

    private static Seed extracted(Path files) throws IOException {
        return new Seed(
                Files.readString(files.resolve("user-data")),
                Files.readString(files.resolve("meta-data")),
                Files.readString(files.resolve("network-config")));
    }

    /// The label that blkid finds on each.
    public static List<String> labels(Path folder, List<String> isos) {
        List<String> command = new ArrayList<>(List.of("blkid", "-p", "-s", "LABEL", "-o", "value"));
        command.addAll(isos);
        return Tool.run(folder, command.toArray(String[]::new)).lines().toList();
    }
}
