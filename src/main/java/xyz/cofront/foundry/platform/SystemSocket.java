package xyz.cofront.foundry.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The sockets of the system's libvirt: of the one daemon and of the modular one (libvirt's documentation, "Daemons").
public final class SystemSocket {
    private static final List<String> NAMES = List.of("libvirt-sock", "virtqemud-sock");

    private final Path folder;

    /// @param folder such as `/run/libvirt`
    public SystemSocket(Path folder) {
        this.folder = folder;
    }

    /// Whether a socket is there and this user may open none. A daemon that is down is no denial.
    public boolean denied() {
        List<Path> sockets = NAMES.stream().map(folder::resolve).toList();
        return sockets.stream().noneMatch(Files::isWritable) && sockets.stream().anyMatch(SystemSocket::mayExist);
    }

    /// In a folder that may not be entered nothing can be seen, nor said to be absent.
    private static boolean mayExist(Path socket) {
        return !Files.notExists(socket);
    }
}
