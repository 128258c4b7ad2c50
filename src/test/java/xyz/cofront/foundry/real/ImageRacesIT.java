package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Two processes at work on one image.
final class ImageRacesIT {
    private static final Path IMAGES = Path.of("/var/lib/libvirt/images/foundry/images");

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    private final String image = System.getenv("FOUNDRY_MICRO_IMAGE");

    @RegisterExtension
    final SameHost host = new SameHost();

    @RepeatedTest(20)
    void ofTwoImportsOfOneNameExactlyOneWins() throws Exception {
        List<RealFoundry.Result> results = race(importing("raced.qcow2"), importing("raced.qcow2"));

        assertThat(results)
                .as("%s", results)
                .extracting(RealFoundry.Result::exitCode)
                .containsExactlyInAnyOrder(0, 5);
        foundry.succeed("image", "verify", "raced.qcow2");
        foundry.succeed("image", "delete", "raced.qcow2", "--yes");
    }

    /// The image is there when both begin. The deletion wins, and the import finds the name free or not.
    @RepeatedTest(20)
    void ofAnImportAndADeletionNothingIsBroken() throws Exception {
        foundry.succeed("image", "import", image, "raced.qcow2");

        List<RealFoundry.Result> results = race(importing("raced.qcow2"), deleting("raced.qcow2"));

        int imported = results.getFirst().exitCode();
        assertThat(imported).as("%s", results).isIn(0, 5);
        assertThat(results.getLast().exitCode()).as("%s", results).isIn(0, 5);
        List<String> left = beside("raced.qcow2");
        if (left.isEmpty()) {
            assertThat(imported).as("%s", results).isEqualTo(5);
            return;
        }
        assertThat(left).as("%s", results).containsExactly("raced.qcow2", "raced.qcow2.foundry.json");
        foundry.succeed("image", "verify", "raced.qcow2");
        foundry.succeed("image", "delete", "raced.qcow2", "--yes");
    }

    /// One of the two succeeds, and what it leaves is whole: an image with a machine on it, or neither.
    @RepeatedTest(20)
    void ofADeletionAndACreateExactlyOneWins() throws Exception {
        foundry.succeed("image", "import", image, "raced.qcow2");
        String text = Files.readString(Documents.micro(folder, "web", 10)).replace("micro.qcow2", "raced.qcow2");
        String document = Documents.write(folder, "web", text).toString();

        List<RealFoundry.Result> results =
                race(deleting("raced.qcow2"), () -> new RealFoundry().run("create", "--no-start", document));

        boolean deleted = results.getFirst().exitCode() == 0;
        boolean created = results.getLast().exitCode() == 0;
        assertThat(deleted).as("%s", results).isNotEqualTo(created);
        assertThat(results.getFirst().exitCode()).as("%s", results).isIn(0, 5);
        assertThat(results.getLast().exitCode()).as("%s", results).isIn(0, 2);
        if (created) {
            foundry.succeed("image", "verify", "raced.qcow2");
            assertThat(foundry.run("image", "delete", "raced.qcow2", "--yes").exitCode())
                    .isEqualTo(5);
            foundry.succeed("destroy", "web", "--yes");
            foundry.succeed("image", "delete", "raced.qcow2", "--yes");
        }
        assertThat(beside("raced.qcow2")).as("%s", results).isEmpty();
    }

    private Callable<RealFoundry.Result> importing(String name) {
        return () -> new RealFoundry().run("image", "import", image, name);
    }

    private static Callable<RealFoundry.Result> deleting(String name) {
        return () -> new RealFoundry().run("image", "delete", name, "--yes");
    }

    private static List<String> beside(String name) throws Exception {
        try (Stream<Path> files = Files.list(IMAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(name))
                    .sorted()
                    .toList();
        }
    }

    private static List<RealFoundry.Result> race(Callable<RealFoundry.Result> one, Callable<RealFoundry.Result> other)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<RealFoundry.Result>> racers = Stream.of(one, other)
                .<Callable<RealFoundry.Result>>map(racer -> () -> {
                    start.await();
                    return racer.call();
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(racers).stream().map(Future::resultNow).toList();
        }
    }
}
