package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.hypervisor.libvirt.LibvirtConnector;

/// What dies, and what the doctor makes of it; and who changes one machine at the same time.
final class RecoveryIT {
    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @Test
    void whereverACreateDiesTheDoctorLeavesAllOfItOrNothing() {
        Path document = Documents.micro(folder, "web", 10);
        List<String> results = new ArrayList<>();
        int calls = calls(document);
        for (int call = 0; call < calls; call++) {
            dieCreating(document, call);
            boolean defined = Shell.virsh("list", "--all", "--name").contains("web");
            boolean cutOff = defined && Shell.virsh("dumpxml", "web").contains("\"phase\":\"Creating\"");

            RealFoundry.Result found = foundry.run("doctor", "-o", "name");
            RealFoundry.Result repaired = foundry.run("doctor", "--repair", "--yes", "-q");
            RealFoundry.Result after = foundry.run("doctor");

            assertThat(found.out()).as("call %d: %s", call, found).isEqualTo(cutOff ? "virtualmachine/web\n" : "");
            assertThat(found.exitCode()).as("call %d", call).isEqualTo(cutOff ? 10 : 0);
            assertThat(repaired.exitCode()).as("call %d: %s", call, repaired).isZero();
            assertThat(after.exitCode()).as("call %d: %s", call, after).isZero();
            assertThat(after.out()).as("call %d", call).endsWith("\nNothing is left of interrupted work\n");
            assertThat(after.err()).as("call %d", call).isEmpty();
            if (cutOff) {
                results.add(repaired.out());
            }
            if (Shell.virsh("list", "--all", "--name").contains("web")) {
                assertThat(foundry.succeed("get", "web", "-o", "yaml").out()).doesNotContain("phase: Creating");
                foundry.succeed("destroy", "web", "--yes", "--grace", "0s");
            }
            host.requireUnchanged("call " + call);
        }
        assertThat(results)
                .containsOnly("Destroyed what was left of VM 'web'\n", "Recorded VM 'web' as complete\n")
                .contains("Destroyed what was left of VM 'web'\n", "Recorded VM 'web' as complete\n");
    }

    @Test
    void volumesAndHalfImagesThatNobodyWorksOnAreFound() throws Exception {
        Shell.virsh("vol-create-as", "foundry-vms", "gone_boot", "1M", "--format", "raw");
        Shell.virsh("vol-create-as", "foundry-vms", "gone_VARS.fd", "1M", "--format", "raw");
        Path marker = Path.of("/var/lib/libvirt/images/foundry/images/half.qcow2.incomplete");
        Files.writeString(marker, """
                {"image":"half.qcow2","work":{"owner":{"bootId":"other","pid":1,"startTicks":1},\
                "started":"2026-01-01T00:00:00Z"}}
                """);
        Files.writeString(marker.resolveSibling("half.qcow2"), "half");

        RealFoundry.Result repaired = foundry.run("doctor", "--repair", "--yes");
        boolean gone = Files.notExists(marker) && Files.notExists(marker.resolveSibling("half.qcow2"));
        Shell.virsh("vol-delete", "--pool", "foundry-vms", "gone_boot");
        Shell.virsh("vol-delete", "--pool", "foundry-vms", "gone_VARS.fd");

        assertThat(repaired).isEqualTo(new RealFoundry.Result(10, """
                        Cleared up what was left of work on image 'foundry-images/half.qcow2'
                        Left alone: no VM has volume 'foundry-vms/gone_VARS.fd'; to remove it: virsh vol-delete --pool foundry-vms gone_VARS.fd
                        Left alone: no VM has volume 'foundry-vms/gone_boot'; to remove it: virsh vol-delete --pool foundry-vms gone_boot
                        """, ""));
        assertThat(gone).isTrue();
    }

    /// Each grows another disk: without the lock, the later record would forget the earlier disk.
    @RepeatedTest(5)
    void twoGrowsAtOnceAreBothRecorded() throws Exception {
        foundry.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());

        List<RealFoundry.Result> results =
                race(List.of("disk", "grow", "web", "vda", "2"), List.of("disk", "grow", "web", "vdb", "3"));
        String document = foundry.succeed("get", "web", "-o", "yaml").out();
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");

        assertThat(results).as("%s", results).allMatch(result -> result.exitCode() == 0);
        assertThat(document).contains("generation: 3\n").contains("sizeGB: 2\n").contains("sizeGB: 3\n");
    }

    @RepeatedTest(5)
    void aDestroyAndAGrowAtOnceLeaveNothing() throws Exception {
        foundry.succeed(
                "create", "--no-start", Documents.micro(folder, "web", 10).toString());

        List<RealFoundry.Result> results =
                race(List.of("destroy", "web", "--yes", "--grace", "0s"), List.of("disk", "grow", "web", "vdb", "3"));

        assertThat(results.getFirst().exitCode()).as("%s", results).isZero();
        assertThat(results.getLast().exitCode()).as("%s", results).isIn(0, 4);
    }

    private int calls(Path document) {
        FaultyConnector counting = new FaultyConnector(real(), FaultyConnector.Fault.DIED, Integer.MAX_VALUE);
        new RealFoundry(counting).succeed("create", document.toString());
        foundry.succeed("destroy", "web", "--yes", "--grace", "0s");
        return counting.calls();
    }

    private static void dieCreating(Path document, int call) {
        new RealFoundry(new FaultyConnector(real(), FaultyConnector.Fault.DIED, call))
                .run("create", document.toString());
    }

    private static LibvirtConnector real() {
        return new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep);
    }

    private static List<RealFoundry.Result> race(List<String> one, List<String> other) throws Exception {
        List<List<String>> commands = List.of(one, other);
        CyclicBarrier start = new CyclicBarrier(commands.size());
        List<Callable<RealFoundry.Result>> racers = commands.stream()
                .<Callable<RealFoundry.Result>>map(command -> () -> {
                    start.await();
                    return new RealFoundry().run(command.toArray(String[]::new));
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(commands.size())) {
            return threads.invokeAll(racers).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }
}
