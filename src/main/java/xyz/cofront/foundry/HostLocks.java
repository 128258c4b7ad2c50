package xyz.cofront.foundry;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import xyz.cofront.foundry.platform.LockFile;
import xyz.cofront.foundry.platform.LockFolder;
import xyz.cofront.foundry.vm.Locks;

/// Wires the locks of machines to this host's lock file. Where that lies is found out when the first one is taken.
///
/// @param folder where the file lies
public record HostLocks(LockFolder folder) implements Locks {
    private static final Path KERNEL_LOCKS = Path.of("/proc/locks");

    @Override
    public Optional<Closeable> tryTake(UUID machine) throws IOException {
        return file().tryTake(machine);
    }

    @Override
    public Optional<Holder> holder(UUID machine) {
        try {
            OptionalLong pid = file().holder(machine);
            return pid.isEmpty() ? Optional.empty() : Optional.of(holder(pid.getAsLong()));
        } catch (IOException untold) {
            return Optional.empty();
        }
    }

    private static Holder holder(long pid) {
        Instant since = ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElseGet(Instant::now);
        return new Holder(pid, since);
    }

    private LockFile file() throws IOException {
        return new LockFile(folder.file(), KERNEL_LOCKS);
    }
}
