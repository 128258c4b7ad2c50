package xyz.cofront.foundry.platform;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The messages that the kernel keeps in memory (syslog(2)), as dmesg(1) shows them. Unlike `/dev/kmsg`, reading them
/// this
/// way waits for nothing, and takes them from nobody.
public final class KernelLog {
    private static final int MOST = 4 << 20;

    private KernelLog() {}

    /// The latest of them, a line each; empty if this user may not read them (`kernel.dmesg_restrict`).
    public static Optional<String> read() {
        byte[] buffer = new byte[MOST];
        int length = KernelLogCalls.readAll(buffer);
        return length < 0 ? Optional.empty() : Optional.of(new String(buffer, 0, length, StandardCharsets.UTF_8));
    }
}
