package xyz.cofront.foundry.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// Everything on the host that a virtual machine leaves traces in, as virsh, the kernel and the file system show it:
/// domains, pools, volumes with their content, variables of firmware, autostart links, taps, QEMU's processes,
/// temporary files, downloads that are not done.
record HostState(Map<String, String> things) {
    private static final List<Path> FOLDERS = List.of(
            Path.of("/etc/libvirt/qemu"),
            Path.of("/etc/libvirt/storage"),
            Path.of("/var/lib/libvirt/images"),
            Path.of("/var/lib/libvirt/qemu/nvram"),
            Path.of("/var/lib/libvirt/qemu/save"),
            Path.of("/var/lib/libvirt/qemu/snapshot"));
    private static final String MARK = "@@@";

    static HostState now() {
        Map<String, String> things = new TreeMap<>();
        describe(things);
        things.put("links", Shell.run("sh", "-c", "ls /sys/class/net | sort"));
        things.put("guests", Shell.run("sh", "-c", "pgrep qemu-system | sort || true"));
        FOLDERS.forEach(folder -> files(folder).forEach(file -> things.put("file " + file, content(file))));
        RealFoundry.downloads().list().forEach(partial -> things.put("download " + partial.key(), partial.url()));
        return new HostState(things);
    }

    /// What is another than it was, for messages; empty if nothing is.
    List<String> changesTo(HostState later) {
        TreeSet<String> names = new TreeSet<>(things.keySet());
        names.addAll(later.things.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String was = things.get(name);
            String is = later.things.get(name);
            if (!Objects.equals(was, is)) {
                changes.add(
                        was == null ? "new: " + name : is == null ? "gone: " + name : name + ": " + was + " -> " + is);
            }
        }
        return changes;
    }

    static List<String> domains() {
        return Shell.virsh("-q", "list", "--all", "--uuid")
                .lines()
                .filter(HostState::isText)
                .toList();
    }

    static List<String> pools() {
        return Shell.virsh("-q", "pool-list", "--name")
                .lines()
                .map(String::strip)
                .filter(HostState::isText)
                .toList();
    }

    private static boolean isText(String line) {
        return !line.isBlank();
    }

    /// One virsh for everything: a process for each question would take longer than what is looked at.
    private static void describe(Map<String, String> things) {
        List<String> questions = new ArrayList<>();
        domains()
                .forEach(uuid -> questions.add(question("domain " + uuid, "dumpxml --inactive " + uuid)
                        + question("state " + uuid, "domstate " + uuid)));
        pools().forEach(pool -> questions.add(
                "pool-refresh " + quoted(pool) + ";" + question("volumes " + pool, "vol-list " + quoted(pool))));
        questions.add(question("pools", "pool-list --all"));
        String answers = Shell.virsh("-q", String.join(" ", questions));
        String[] parts = answers.split(MARK, -1);
        for (int at = 1; at + 1 < parts.length; at += 2) {
            things.put(parts[at], parts[at + 1].strip());
        }
    }

    private static String question(String name, String command) {
        return "echo " + quoted(MARK + name + MARK) + "; " + command + ";";
    }

    private static String quoted(String word) {
        return "'" + word + "'";
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

    /// Length and checksum; where a link leads to.
    private static String content(Path file) {
        try {
            if (Files.isSymbolicLink(file)) {
                return "-> " + Files.readSymbolicLink(file);
            }
            if (!Files.isRegularFile(file)) {
                return "special";
            }
            CRC32C checksum = new CRC32C();
            byte[] bytes = Files.readAllBytes(file);
            checksum.update(bytes);
            return bytes.length + " bytes, " + HexFormat.of().toHexDigits((int) checksum.getValue());
        } catch (IOException gone) {
            return "gone";
        }
    }

    @Override
    public String toString() {
        return things.entrySet().stream()
                .map(thing -> thing.getKey() + ": " + thing.getValue())
                .collect(Collectors.joining("\n"));
    }
}
