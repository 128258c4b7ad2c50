package xyz.cofront.foundry.checkup;

import java.util.Optional;

/// What this process can see of the files of its host. Nothing here waits, changes anything, or reads more than a
/// bounded part. Paths are absolute.
public interface Surroundings {
    /// The beginning of a regular file as text, at most [#MOST]; empty if there is no such file or it may not be read.
    Optional<String> text(String path);

    /// The last bytes of a regular file as text; empty as with [#text].
    Optional<String> tail(String path, int bytes);

    /// The latest messages that the kernel keeps in memory; empty if this user may not read them.
    Optional<String> kernelLog();

    Sight sight(String path);

    /// Owner and rights of a file or folder, links followed; empty if they cannot be seen.
    Optional<FileRights> rights(String path);

    /// Whether this user may write to a file or talk to a socket.
    boolean writable(String path);

    /// Whether this process can open a character device for reading and writing. It is closed at once.
    boolean opens(String device);

    /// How much of a file [#text] reads, in bytes.
    int MOST = 1 << 20;
}
