package xyz.cofront.foundry.storage;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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

    /// The path without links.
    String real(String path) {
        return reals.computeIfAbsent(path, files::real);
    }

    /// Whether one of the paths is the volume's file, by whatever name, or stands on it.
    public boolean reach(Collection<String> paths, Volume volume) {
        return names(under(paths), volume);
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
            backings.computeIfAbsent(real, files::backing).filter(found::add).ifPresent(left::add);
        }
        return found;
    }
}
