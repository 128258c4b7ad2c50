package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("program")
final class RacesIT {
    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    @RepeatedTest(8)
    void ofTwoCreatesOfOneNameExactlyOneSucceeds() throws Exception {
        Path one = Documents.staying(folder, "web", 10);

        List<RealFoundry.Result> results = race(one, one);

        oneCompleteMachine(results, "web");
    }

    @RepeatedTest(8)
    void ofTwoCreatesOfOneAddressExactlyOneSucceeds() throws Exception {
        List<RealFoundry.Result> results =
                race(Documents.staying(folder, "left", 10), Documents.staying(folder, "right", 10));

        oneCompleteMachine(results, "left", "right");
    }

    private void oneCompleteMachine(List<RealFoundry.Result> results, String... names) {
        assertThat(results)
                .as("%s", results)
                .extracting(RealFoundry.Result::exitCode)
                .containsExactlyInAnyOrder(0, 2);
        String listed = foundry.succeed("list", "-o", "name").out().strip();
        assertThat(Stream.of(names).map(name -> "virtualmachine/" + name)).contains(listed);
        String name = listed.substring(listed.indexOf('/') + 1);
        assertThat(foundry.succeed("get", name, "-o", "yaml").out()).contains("phase: Running");
        assertThat(Shell.virsh("vol-list", "foundry-vms").lines().filter(line -> line.contains("/vms/")))
                .allMatch(line -> line.strip().startsWith(name + "_"));
        foundry.succeed("destroy", name, "--yes", "--grace", "0s");
    }

    private static List<RealFoundry.Result> race(Path... documents) throws Exception {
        CyclicBarrier start = new CyclicBarrier(documents.length);
        List<Callable<RealFoundry.Result>> racers = Stream.of(documents)
                .<Callable<RealFoundry.Result>>map(document -> () -> {
                    start.await();
                    return new RealFoundry().run("create", document.toString());
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(documents.length)) {
            return threads.invokeAll(racers).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }
}
