package xyz.cofront.foundry.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.fault.FaultTable;

/// Creates and destroys, again and again: nothing piles up, neither on the host nor in libvirt's daemon.
final class CycleFaultsIT {
    private static final long MORE_DESCRIPTORS = 5;

    private final Amounts amounts = Amounts.chosen();

    @TempDir
    Path folder;

    @Test
    void nothingPilesUp() {
        Bystanders.settle(folder);
        CreateAttack create = CreateAttack.of(folder, 1);
        RealFoundry foundry = new RealFoundry();
        List<String> failures = new ArrayList<>();
        HostState before = HostState.now();
        long descriptors = Daemon.descriptors();
        for (int cycle = 0; cycle < amounts.cycles(); cycle++) {
            foundry.succeed(create.arguments().toArray(String[]::new));
            create.recover();
        }
        long more = Daemon.descriptors() - descriptors;
        if (more > MORE_DESCRIPTORS) {
            failures.add("libvirtd has " + more + " more files open");
        }
        failures.addAll(before.changesTo(HostState.now()));
        Bystanders.leave();
        FaultTable.row(
                "18",
                "create/destroy cycles",
                amounts.cycles() + "",
                "libvirtd's descriptors " + (more < 0 ? more : "+" + more) + ", 0 taps, NVRAM, processes left",
                failures);
    }
}
