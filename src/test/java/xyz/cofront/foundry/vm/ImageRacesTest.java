package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.Actor;
import xyz.cofront.foundry.image.DeleteImage;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.Progress;

/// A create and a deletion of the image it stands on.
@Timeout(60)
class ImageRacesTest {
    private static final VolumeId IMAGE = new VolumeId(DefaultPools.IMAGES, "debian-13.qcow2");

    private final VmFixture fixture = new VmFixture();

    @RepeatedTest(20)
    void exactlyOneOfThemSucceeds() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Boolean> creating = () -> {
            start.await();
            return created();
        };
        Callable<Boolean> deleting = () -> {
            start.await();
            return deleted();
        };

        List<Boolean> succeeded;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            succeeded = threads.invokeAll(List.of(creating, deleting)).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }

        assertThat(succeeded).containsExactlyInAnyOrder(true, false);
        assertThat(fixture.host.volumes().find(IMAGE).isPresent()).isEqualTo(succeeded.getFirst());
        assertThat(fixture.host.domains().list(true)).hasSize(succeeded.getFirst() ? 1 : 0);
    }

    @Test
    void aDeletionThatIsUnderWayIsWaitedFor() {
        Runnable gone = () -> {
            fixture.host.volumes().delete(IMAGE);
            fixture.host.volumes().delete(new VolumeId(IMAGE.pool(), IMAGE.name() + ".incomplete"));
        };
        fixture.host.before("domains.define", () -> {
            mark("deleting");
            // At the second look it has ended.
            fixture.host.before("volumes.read", () -> fixture.host.before("volumes.find", gone));
        });

        List<Outcome> outcomes = fixture.create(VmFixture.document("web", 10));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure()).hasMessage("image 'debian-13.qcow2' cannot be used: it was deleted meanwhile");
            assertThat(failed.failure().exitCode()).isEqualTo(2);
        });
        assertThat(fixture.host.domains().list(true)).isEmpty();
    }

    @Test
    void anImageBeingDeletedIsRefusedBeforeAnythingIsMade() {
        mark("deleting");

        ValidationException failure =
                catchThrowableOfType(ValidationException.class, () -> fixture.create(VmFixture.document("web", 10)));

        assertThat(failure.details())
                .containsExactly("web: spec.bootDisk.image: image 'debian-13.qcow2' in pool 'foundry-images' is being"
                        + " deleted, or its deletion was cut off: 'foundry image prune' clears up");
        assertThat(fixture.host.domains().list(true)).isEmpty();
    }

    private boolean created() {
        try {
            return fixture.create(fixture.connection(), VmFixture.document("web", 10)).stream()
                    .allMatch(Outcome.Done.class::isInstance);
        } catch (ValidationException refused) {
            return false;
        }
    }

    private boolean deleted() {
        Actor actor = new Actor(
                new Work(new Owner("boot", 7, 7), VmFixture.NOW),
                "test",
                _ -> true,
                ImageRacesTest::sleep,
                Interruption.NONE);
        DeleteImage deleteImage = new DeleteImage(fixture.connection(), actor, Progress.SILENT);
        try {
            deleteImage.delete(deleteImage.plan(IMAGE, false));
            return true;
        } catch (StorageException refused) {
            return false;
        }
    }

    /// What a process that lives writes beside an image.
    private void mark(String doing) {
        String marker = "{\"image\":\"debian-13.qcow2\",\"doing\":\"" + doing + "\",\"work\":{\"owner\":"
                + "{\"bootId\":\"boot\",\"pid\":7,\"startTicks\":7},\"started\":\"2026-11-20T12:00:00Z\"}}";
        fixture.host.putVolume(
                DefaultPools.IMAGES, "debian-13.qcow2.incomplete", marker.getBytes(StandardCharsets.UTF_8));
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
