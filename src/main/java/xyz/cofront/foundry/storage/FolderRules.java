package xyz.cofront.foundry.storage;

import java.util.Optional;
import xyz.cofront.foundry.error.StorageException;

/// Whether the folder of a pool-to-be is safe: nobody but root and this user can put another in its place, or reach
/// into it. libvirt would follow any link and write there as root.
record FolderRules(Folders folders) {

    /// @param path absolute, in normal form
    /// @throws StorageException if it is not safe
    void check(String path) {
        String at = "";
        for (String part : path.substring(1).split("/", -1)) {
            Optional<Folders.Entry> parent = folders.look(at.isEmpty() ? "/" : at);
            at = at + "/" + part;
            Optional<Folders.Entry> entry = folders.look(at);
            if (entry.isEmpty()) {
                requireSafeToMake(path, parent);
                return;
            }
            require(path, at, entry.get());
        }
    }

    private static void require(String path, String at, Folders.Entry entry) {
        entry.link().ifPresent(where -> {
            throw refused(path, at + " is a symbolic link to " + where + "; write the path it leads to");
        });
        if (!entry.folder()) {
            throw refused(path, at + " is not a folder");
        }
        if (!entry.trusted()) {
            throw refused(path, at + " belongs to another user, who could put anything in its place");
        }
        if (entry.writableByAll() && !entry.sticky()) {
            throw refused(path, at + " can be written by every user (mend it: chmod o-w " + at + ")");
        }
        if (entry.writableByAll() && at.equals(path)) {
            throw refused(path, "every user can put files into it (mend it: chmod o-w " + at + ")");
        }
    }

    /// In a folder that everybody writes to, somebody may be faster than libvirt.
    private static void requireSafeToMake(String path, Optional<Folders.Entry> parent) {
        if (parent.filter(Folders.Entry::writableByAll).isPresent()) {
            throw refused(
                    path, "it is not there, and every user could put something in its place; make it first: mkdir");
        }
    }

    private static StorageException refused(String path, String why) {
        return new StorageException("'" + path + "' cannot be a pool's folder: " + why);
    }
}
