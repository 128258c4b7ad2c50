package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Locale;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.metadata.Work;

/// Work on a machine whose process still runs: it is left alone.
final class LivingWork {
    private LivingWork() {}

    /// @throws VmException if another process is at work on the machine
    static void refuse(VmMetadata metadata, Environment environment) {
        Work work = metadata.work();
        if (work != null
                && !work.owner().equals(environment.owner())
                && environment.alive().test(work.owner())) {
            String doing = metadata.toBeStarted()
                    ? "changing"
                    : metadata.phase().wire().toLowerCase(Locale.ROOT);
            throw new VmException(
                    "VM '" + metadata.document().name() + "' is in other hands: process "
                            + work.owner().pid() + " is " + doing + " it",
                    List.of("wait for that process, or end it, and run this again"),
                    null);
        }
    }
}
