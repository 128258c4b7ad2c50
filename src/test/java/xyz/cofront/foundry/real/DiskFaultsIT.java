package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.fault.FaultTable;
import xyz.cofront.foundry.fault.FoundryProcess;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// Pools of every size up to enough.
final class DiskFaultsIT {
    private static final Path POOL = Path.of("/var/lib/libvirt/small");
    private static final int STORAGE = 5;
    private static final int SMALLEST_KIB = 16;

    private final Amounts amounts = Amounts.chosen();

    @TempDir
    Path folder;

    @BeforeEach
    void makePool() throws Exception {
        RealHost.image("FOUNDRY_MICRO_IMAGE", "micro.qcow2");
        Files.createDirectories(POOL);
        Shell.run("mount", "-t", "tmpfs", "-o", "size=64M", "small", POOL.toString());
        Shell.virsh("pool-define-as", "small", "dir", "--target", POOL.toString());
        Shell.virsh("pool-start", "small");
    }

    @AfterEach
    void removePool() throws Exception {
        Shell.virsh("pool-destroy", "small");
        Shell.virsh("pool-undefine", "small");
        Shell.run("umount", POOL.toString());
        Files.delete(POOL);
    }

    @Test
    void aPoolThatIsTooSmallIsToldOfAndHoldsNothingAfterwards() {
        Path document = Documents.write(folder, "web", Documents.machine("web", 10, 1, "small"));
        HostState before = HostState.now();
        long enough = enough(document);
        assertThat(before.changesTo(HostState.now())).isEmpty();
        List<String> failures = new ArrayList<>();
        for (int number = 0; number < amounts.sizes(); number++) {
            long size = SMALLEST_KIB + (enough - SMALLEST_KIB) * number / amounts.sizes();
            Result result = createIn(size, document);
            try {
                Secrets.requireHidden(result);
                assertThat(result.exitCode()).as(result.toString()).isEqualTo(STORAGE);
                assertThat(result.err())
                        .as(result.toString())
                        .containsPattern("pool 'small' has [0-9.]+ MiB free, and [0-9.]+ MiB are needed");
                assertThat(before.changesTo(HostState.now()))
                        .as(result.toString())
                        .isEmpty();
            } catch (AssertionError wrong) {
                String told = size + " KiB: " + wrong;
                FaultTable.failed(told);
                failures.add(told);
                Ruins.clear(before);
            }
        }
        FaultTable.row(
                "09",
                "pools from 16 to " + enough + " KiB, the first that is enough",
                amounts.sizes() + "",
                "exit 5, 0 left",
                failures);
    }

    /// The smallest size in KiB, to a page, in which the create succeeds.
    private long enough(Path document) {
        long tooSmall = SMALLEST_KIB;
        long enough = 64 * 1024;
        while (enough - tooSmall > 4) {
            long middle = (tooSmall + enough) / 2;
            if (createIn(middle, document).exitCode() == 0) {
                new RealFoundry().succeed("destroy", "web", "--yes", "--grace", "0s");
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough;
    }

    private Result createIn(long kibibytes, Path document) {
        Shell.run("mount", "-o", "remount,size=" + kibibytes + "k", POOL.toString());
        return FoundryProcess.start(folder, List.of("create", document.toString()))
                .result();
    }
}
