package xyz.cofront.foundry.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import xyz.cofront.foundry.error.StorageException;

/// The folders of this host's file system.
public final class DiskFolders implements Folders {
    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_ALL = 0002;

    @Override
    public Optional<Entry> look(String path) {
        try {
            return Optional.of(entry(Path.of(path)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new StorageException("cannot look at '" + path + "': " + failure.getMessage(), failure);
        }
    }

    private static Entry entry(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        int owner = (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return new Entry(
                attributes.isDirectory(),
                attributes.isSymbolicLink()
                        ? Optional.of(Files.readSymbolicLink(path).toString())
                        : Optional.empty(),
                owner == 0 || owner == self(),
                (mode & WRITABLE_BY_ALL) != 0,
                (mode & STICKY) != 0);
    }

    private static int self() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }
}
