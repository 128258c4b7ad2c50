package xyz.cofront.foundry.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xyz.cofront.foundry.hypervisor.HostFiles;
import xyz.cofront.foundry.hypervisor.Volume;

/// The files that disks stand on, beyond what libvirt tells: links to them, and what the headers of images outside
/// every pool name, whose chains no definition of a machine that does not run shows. Of one moment: each file is looked
/// at once.
public final class DiskFiles {
    private final HostFiles files;
    private final Map<String, String> reals = new HashMap<>();
    private final Map<String, Optional<String>> backings = new HashMap<>();

    public DiskFiles(HostFiles files) {
        this.files = files;
    }

    /// The path without links; one that this process cannot follow, without detours.
    String real(String path) {
        return reals.computeIfAbsent(path, this::look);
    }

    private String look(String path) {
        String real = files.real(path);
        return real.equals(path) ? direct(path) : real;
    }

    /// The path without `.`, `..` and doubled slashes. libvirt keeps one as it was written. Not by `Path`, which in the
    /// C locale throws at a letter that is not ASCII.
    public static String direct(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", parts);
    }

    /// Whether the volume's file is one of these: as libvirt names it, or without links.
    boolean names(Set<String> paths, Volume volume) {
        return paths.contains(volume.path()) || paths.contains(real(volume.path()));
    }

    /// These files and all that they stand on, as they are written and without links.
    Set<String> under(Collection<String> paths) {
        Set<String> found = new HashSet<>(paths);
        Deque<String> left = new ArrayDeque<>(paths);
        while (!left.isEmpty()) {
            String path = left.remove();
            String real = real(path);
            found.add(real);
            // A ring of files must not hold us here.
            backings.computeIfAbsent(real, files::backing).map(BackingName::files).stream()
                    .flatMap(List::stream)
                    .filter(found::add)
                    .forEach(left::add);
        }
        return found;
    }
}
