package xyz.cofront.foundry.real;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.fault.FaultTable;
import xyz.cofront.foundry.fault.FoundryProcess;

/// SIGKILL at any moment, not only between calls.
final class KillFaultsIT {
    private static final long SEED = 20261120;

    private final Amounts amounts = Amounts.chosen();
    private final Random random = new Random(SEED);

    @TempDir
    static Path folder;

    @BeforeAll
    static void settle() {
        Bystanders.settle(folder);
    }

    @AfterAll
    static void leave() {
        Bystanders.leave();
    }

    @Test
    void aCreateThatIsKilledAtAnyMomentLeavesNothingThatADestroyDoesNotRemove() {
        Sweep sweep = new Sweep(CreateAttack.of(folder, 3));
        long whole = sweep.undisturbed(folder).toMillis();
        for (int number = 0; number < amounts.kills(); number++) {
            long moment = random.nextLong(whole);
            sweep.strike("after " + moment + " of " + whole + " ms", arguments -> {
                FoundryProcess process = FoundryProcess.start(folder, arguments);
                process.killAfter(moment);
                return process.result();
            });
        }
        FaultTable.row(
                "04", "SIGKILL of create at random times", amounts.kills() + "", "0 unrecoverable", sweep.failures());
    }
}
