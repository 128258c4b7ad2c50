package xyz.cofront.foundry.checkup;

import java.util.Set;

/// Who owns a file, and what its mode allows (chmod(1)).
///
/// @param mode the permission bits, such as `0755`
public record FileRights(int uid, int gid, int mode) {
    private static final int SEARCH = 1;

    /// Whether somebody may go through a folder of these rights, access control lists aside.
    boolean entered(int user, Set<Integer> groups) {
        int shift = user == uid ? 6 : groups.contains(gid) ? 3 : 0;
        return (mode >> shift & SEARCH) != 0;
    }
}
