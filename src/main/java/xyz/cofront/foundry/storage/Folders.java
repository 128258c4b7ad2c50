package xyz.cofront.foundry.storage;

import java.util.Optional;

/// What lies where on this host, looked at without following the last link.
@FunctionalInterface
public interface Folders {
    /// @param path absolute
    /// @return empty if nothing is there
    Optional<Entry> look(String path);

    /// @param folder whether it is one; neither a link nor a file is
    /// @param link where a symbolic link leads; empty for anything else
    /// @param trusted whether root or this process's user owns it
    /// @param writableByAll whether any user may put things in
    /// @param sticky whether, if so, nobody may take another's away
    record Entry(boolean folder, Optional<String> link, boolean trusted, boolean writableByAll, boolean sticky) {}
}
