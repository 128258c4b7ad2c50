package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.ProcessDied;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.Progress;

/// Processes that meet over one image. Each has its own connection and its own identity, and all of them
/// live.
@Timeout(120)
class RacingImagesTest {
    private static final VolumeId IMAGE = new VolumeId(Imports.POOL, "a.qcow2");

    @TempDir
    Path folder;

    private Imports imports;
    private Path file;

    @BeforeEach
    void prepare() throws IOException {
        imports = new Imports(folder);
        file = imports.file("a.qcow2", Crafted.qcow2(3).text(70_000, "body").bytes());
    }

    @RepeatedTest(20)
    void ofTwoImportsOfOneNameExactlyOneSucceeds() throws Exception {
        List<Optional<FoundryException>> outcomes = race(() -> importAs(1), () -> importAs(2));

        assertThat(outcomes).as("%s", outcomes).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(names()).containsExactly("a.qcow2", "a.qcow2.foundry.json");
        assertThat(verified()).isTrue();
    }

    @RepeatedTest(20)
    void anImportAndADeletionLeaveAWholeImageOrNone() throws Exception {
        importAs(3);

        List<Optional<FoundryException>> outcomes = race(() -> deleteAs(1), () -> importAs(2));

        assertThat(outcomes.getFirst()).as("the deletion").isEmpty();
        boolean imported = outcomes.getLast().isEmpty();
        assertThat(names()).isEqualTo(imported ? List.of("a.qcow2", "a.qcow2.foundry.json") : List.of());
        assertThat(!imported || verified()).isTrue();
    }

    @RepeatedTest(20)
    void ofTwoDeletionsOneSucceedsAndNothingStays() throws Exception {
        importAs(3);

        List<Optional<FoundryException>> outcomes = race(() -> deleteAs(1), () -> deleteAs(2));

        assertThat(outcomes).as("%s", outcomes).filteredOn(Optional::isEmpty).isNotEmpty();
        assertThat(names()).isEmpty();
    }

    /// What a create does: it defines, then looks at the image again, then goes on.
    @RepeatedTest(20)
    void aDeletionAndACreateNeverBothSucceed() throws Exception {
        importAs(3);

        List<Optional<FoundryException>> outcomes = race(() -> deleteAs(1), () -> createAs("web"));

        boolean deleted = outcomes.getFirst().isEmpty();
        boolean created = outcomes.getLast().isEmpty();
        assertThat(deleted).as("%s", outcomes).isNotEqualTo(created);
        assertThat(names()).isEqualTo(deleted ? List.of() : List.of("a.qcow2", "a.qcow2.foundry.json"));
    }

    /// Imports are killed at random calls and begun anew, while others list images without a pause.
    @Test
    void nobodyEverSeesAnImageThatIsNotWhole() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> watching = () -> watch(over);
            List<Future<Integer>> watchers =
                    Stream.of(1, 2).map(_ -> threads.submit(watching)).toList();
            try {
                killImports();
            } finally {
                over.set(true);
            }
            for (Future<Integer> watcher : watchers) {
                assertThat(watcher.get()).isPositive();
            }
        }
    }

    private void killImports() throws InterruptedException {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            Imports victim = new Imports(folder);
            int deadly = random.nextInt(22);
            Thread thread = Thread.ofPlatform().start(() -> importKilledAfter(deadly, victim));
            thread.join();
        }
        deleteAs(200);
        importAs(100);
        assertThat(verified()).isTrue();
    }

    /// The host goes on for the others; this process alone is dead.
    private void importKilledAfter(int calls, Imports victim) {
        try {
            new ImportImage(
                            new Mortal(imports.host.open("", Access.READ_WRITE, Duration.ZERO), calls),
                            new DefaultPools("/srv"),
                            new Inspector(ImageLimits.DEFAULT),
                            victim.actor(Imports.DEAD),
                            Progress.SILENT)
                    .run(new ImportRequest(file, null, Imports.POOL));
        } catch (Mortal.Killed | FoundryException | ProcessDied ended) {
            assertThat(ended).isNotNull();
        }
    }

    private int watch(AtomicBoolean over) {
        int looks = 0;
        while (!over.get()) {
            for (Image image : images().run(Imports.POOL)) {
                assertThat(image.unusable()).as("%s", image).isFalse();
                assertThat(image.provenance()).as("%s", image).isPresent();
            }
            looks++;
        }
        return looks;
    }

    private Optional<FoundryException> importAs(int process) {
        return attempt(() -> new ImportImage(
                        imports.host.open("", Access.READ_WRITE, Duration.ZERO),
                        new DefaultPools("/srv"),
                        new Inspector(ImageLimits.DEFAULT),
                        actor(process),
                        Progress.SILENT)
                .run(new ImportRequest(file, null, Imports.POOL)));
    }

    private Optional<FoundryException> deleteAs(int process) {
        DeleteImage deleteImage = new DeleteImage(
                imports.host.open("", Access.READ_WRITE, Duration.ZERO), actor(process), Progress.SILENT);
        return attempt(() -> deleteImage.delete(deleteImage.plan(IMAGE, false)));
    }

    private Optional<FoundryException> createAs(String name) {
        return attempt(() -> {
            UUID uuid = UUID.randomUUID();
            imports.host.domains().define(Domains.xml(name, uuid, "/images/a.qcow2"));
            new ImageGuard(imports.host.volumes(), _ -> true, RacingImagesTest::sleep)
                    .settle(IMAGE)
                    .ifPresent(reason -> {
                        imports.host.domains().undefine(new DomainId(uuid, name));
                        throw new ValidationException(reason);
                    });
        });
    }

    private static Optional<FoundryException> attempt(Runnable work) {
        try {
            work.run();
            return Optional.empty();
        } catch (FoundryException failure) {
            return Optional.of(failure);
        }
    }

    private static Actor actor(int process) {
        Owner owner = new Owner("boot-1", process, 1);
        return new Actor(
                new Work(owner, Imports.NOW),
                Imports.PROGRAM,
                other -> !other.equals(Imports.DEAD),
                RacingImagesTest::sleep,
                Interruption.NONE);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Optional<FoundryException>> race(
            Callable<Optional<FoundryException>> one, Callable<Optional<FoundryException>> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<Optional<FoundryException>>> ready = Stream.of(one, other)
                .<Callable<Optional<FoundryException>>>map(racer -> () -> {
                    start.await();
                    return racer.call();
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(ready).stream().map(Future::resultNow).toList();
        }
    }

    private boolean verified() {
        return new VerifyImage(imports.host, images(), Progress.SILENT)
                .run(IMAGE)
                .provenance()
                .isPresent();
    }

    private ListImages images() {
        return new ListImages(imports.host, new DefaultPools("/srv"), new Inspector(ImageLimits.DEFAULT));
    }

    private List<String> names() {
        return imports.host.volumes().list(Imports.POOL).stream()
                .map(Volume::name)
                .toList();
    }
}
