package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.Volume;

/// The files that disks stand on, beyond what libvirt tells: links to them, and what the headers of images outside
/// every pool name, whose chains no definition of a machine that does not run shows.
record DiskFiles(HostFiles files) {
    /// libvirt allows no longer chain, and a ring must not hold us.
    private static final int LONGEST_CHAIN = 200;

    /// Whether one of the paths is the volume's file, by another name, or stands on it.
    boolean reach(List<String> paths, Volume volume) {
        List<String> names = List.of(volume.path(), files.real(volume.path()));
        return paths.stream().flatMap(this::chain).anyMatch(names::contains);
    }

    private Stream<String> chain(String path) {
        List<String> chain = new ArrayList<>();
        Optional<String> next = Optional.of(path);
        while (next.isPresent() && !chain.contains(files.real(next.get())) && chain.size() < LONGEST_CHAIN) {
            chain.add(files.real(next.get()));
            next = files.backing(next.get());
        }
        return chain.stream();
    }
}
