package xyz.cofront.foundry.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A pool on a file system of its own, whose size can be chosen.
final class FullPool implements AutoCloseable {
    private final Path folder;
    private final String name;

    /// @param folder that is made
    FullPool(String name, Path folder) throws IOException {
        this.name = name;
        this.folder = Files.createDirectory(folder);
        Shell.run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0755", "tmpfs", folder.toString());
        Shell.virsh("pool-create-as", name, "dir", "--target", folder.toString());
    }

    void resize(long kib) {
        Shell.run("mount", "-o", "remount,size=" + kib + "k", folder.toString());
        Shell.virsh("pool-refresh", name);
    }

    List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// In KiB.
    long used() {
        return Long.parseLong(Shell.run("df", "-k", "--output=used", folder.toString())
                .lines()
                .toList()
                .get(1)
                .strip());
    }

    @Override
    public void close() {
        Shell.virsh("pool-destroy", name);
        Shell.run("umount", folder.toString());
    }
}
