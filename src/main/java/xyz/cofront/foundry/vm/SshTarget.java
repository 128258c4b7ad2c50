package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How to reach a machine's SSH server.
///
/// @param user whom the document gives the keys to; empty for a foreign machine
/// @param address IPv4
/// @param port 22 at the guest itself, another on the host where its network is QEMU's own
/// @param source who told of it
/// @param hostKeys as the server said on its serial console, `TYPE BASE64` each; none if it did not, or no more
public record SshTarget(
        String name, UUID uuid, Optional<String> user, String address, int port, String source, List<String> hostKeys) {
    public SshTarget {
        hostKeys = List.copyOf(hostKeys);
    }
}
