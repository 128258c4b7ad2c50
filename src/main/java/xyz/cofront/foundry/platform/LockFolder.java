package xyz.cofront.foundry.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// Where the locks of a host lie. Root keeps the file that all share, open to those who may use the system's libvirt
/// too; whoever may not open that one locks among their own programs alone.
public final class LockFolder {
    private static final String FILE = "locks";

    private final Path shared;
    private final Path libvirtSocket;
    private final Path own;

    /// @param shared root's folder, `/run/foundry`
    /// @param libvirtSocket whose group may open the shared file, too
    /// @param own this user's folder
    public LockFolder(Path shared, Path libvirtSocket, Path own) {
        this.shared = shared;
        this.libvirtSocket = libvirtSocket;
        this.own = own;
    }

    /// This user's folder by the XDG Base Directory Specification: for the time of a session, else in the cache.
    public static Path own(Map<String, String> environment, Path home) {
        Path session = Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", ""));
        Path cache = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        Path user = cache.isAbsolute() ? cache : home.resolve(".cache");
        return (session.isAbsolute() ? session : user).resolve("foundry");
    }

    /// The file, which is there afterwards.
    ///
    /// @throws IOException if there is no safe place for it
    public Path file() throws IOException {
        Path common = shared.resolve(FILE);
        if (self() == 0) {
            prepare(shared, "rwxr-xr-x");
            share(common);
            return common;
        }
        if (owner(shared) == 0 && Files.isWritable(common)) {
            return common;
        }
        prepare(own, "rwx------");
        return own.resolve(FILE);
    }

    /// Made by nobody but this user or root, and open to the writing of nobody else: whoever could exchange the file
    /// would take the locks away.
    private static void prepare(Path folder, String permissions) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        }
        int owner = owner(folder);
        boolean safe = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && (owner == self() || owner == 0)
                && ((int) Files.getAttribute(folder, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0022) == 0;
        if (!safe) {
            throw new IOException("the folder of locks " + folder
                    + " is a link, another user's, or can be changed by others; remove it");
        }
    }

    /// No wider than the group of libvirt's socket, whose members can do as root does anyway.
    private void share(Path common) throws IOException {
        if (Files.exists(common, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createFile(
                    common, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException made) {
            return;
        }
        if (Files.exists(libvirtSocket)) {
            Files.setAttribute(common, "unix:gid", Files.getAttribute(libvirtSocket, "unix:gid"));
            Files.setPosixFilePermissions(common, PosixFilePermissions.fromString("rw-rw----"));
        }
    }

    /// -1 where there is nothing.
    private static int owner(Path path) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                ? (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                : -1;
    }

    private static int self() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }
}
