package xyz.cofront.foundry.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything on the host that a virtual machine leaves traces in, as virsh, the kernel and the file system show it.
record HostState(Map<String, String> things) {
    private static final List<Path> FOLDERS = List.of(
            Path.of("/etc/libvirt/qemu"),
            Path.of("/etc/libvirt/storage"),
            Path.of("/var/lib/libvirt/images"),
            Path.of("/var/lib/libvirt/qemu/nvram"),
            Path.of("/var/lib/libvirt/qemu/save"),
            Path.of("/var/lib/libvirt/qemu/snapshot"));

    static HostState now() {
        Map<String, String> things = new TreeMap<>();
        Shell.virsh("list", "--all", "--uuid")
                .lines()
                .filter(uuid -> !uuid.isBlank())
                .forEach(uuid -> {
                    things.put(
                            "domain " + uuid,
                            Shell.virsh("dumpxml", "--inactive", uuid) + Shell.virsh("domstate", uuid));
                });
        Shell.virsh("pool-list", "--name")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(pool -> {
                    Shell.virsh("pool-refresh", pool);
                    things.put("volumes " + pool, Shell.virsh("vol-list", pool));
                });
        things.put("links", Shell.run("sh", "-c", "ls /sys/class/net | sort"));
        things.put("guests", Shell.run("sh", "-c", "pgrep -c qemu-system || true"));
        FOLDERS.forEach(folder -> files(folder).forEach(file -> things.put("file " + file, size(file))));
        return new HostState(things);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !Files.isDirectory(file)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A running guest's files change; only what is there counts for those.
    private static String size(Path file) {
        try {
            return Files.size(file) + " bytes";
        } catch (IOException gone) {
            return "gone";
        }
    }
}
