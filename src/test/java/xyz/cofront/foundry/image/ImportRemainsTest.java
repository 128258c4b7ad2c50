package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Work;

/// What an earlier import of the same name left, dead or alive.
class ImportRemainsTest {
    private static final VolumeId MARKER = new VolumeId(Imports.POOL, "a.raw.incomplete");

    @TempDir
    Path folder;

    private Imports imports;
    private Path file;
    private HostSnapshot before;

    @BeforeEach
    void prepare() throws IOException {
        imports = new Imports(folder);
        file = imports.file("a.raw", Crafted.raw().text(70_000, "body").bytes());
        imports.host.putVolume(Imports.POOL, "other.raw", new byte[512]);
        before = imports.host.snapshot();
    }

    @Test
    void anImportThatIsUnderWayIsLeftAlone() {
        imports.putMarker("a.raw", ImageMarker.Doing.IMPORTING, Imports.ALIVE);
        before = imports.host.snapshot();

        expectUnchangedPool(
                "'a.raw' is being imported into pool 'foundry-images' by process 40 since " + "2026-01-02T03:04:05Z");
    }

    @Test
    void whatADeadImportLeftIsRemovedAndTheImageImported() {
        imports.putMarker("a.raw", ImageMarker.Doing.IMPORTING, Imports.DEAD);
        imports.host.putVolume(Imports.POOL, "a.raw", new byte[1024]);

        ImportedImage image = imports.run(file, null);

        assertThat(image.provenance().sizeBytes()).isEqualTo(1 << 20);
        assertThat(imports.host.volumes().find(MARKER)).isEmpty();
        assertThat(imports.progress.lines).contains("note Removed what an interrupted import of 'a.raw' had left");
    }

    @Test
    void whatADeadImportTookOfAFullPoolCountsAsFree() {
        imports.host.putVolume(Imports.POOL, "big", new byte[(1 << 24) - (3 << 19)]);
        imports.putMarker("a.raw", ImageMarker.Doing.IMPORTING, Imports.DEAD);
        imports.host.putVolume(Imports.POOL, "a.raw", new byte[1 << 20]);

        assertThat(imports.run(file, null).provenance().sizeBytes()).isEqualTo(1 << 20);
    }

    @Test
    void aMarkerThatDoesNotNameItsOwnerIsLeftToTheUser() {
        imports.host.putVolume(Imports.POOL, "a.raw.incomplete", new byte[] {'?'});
        before = imports.host.snapshot();

        StorageException failure =
                expectUnchangedPool("work on 'a.raw' in pool 'foundry-images' is under way or was cut off: volume "
                        + "'a.raw.incomplete' is there, and it does not say who made it");

        assertThat(failure.details())
                .containsExactly(
                        "if nothing is at work there, remove both: 'virsh vol-delete --pool foundry-images a.raw', "
                                + "then 'virsh vol-delete --pool foundry-images a.raw.incomplete'");
    }

    @Test
    void aMarkerOfAnotherImageIsLeftToTheUser() {
        imports.host.putVolume(
                Imports.POOL,
                "a.raw.incomplete",
                new ImageMarker("b.raw", ImageMarker.Doing.IMPORTING, new Work(Imports.DEAD, Imports.NOW)).bytes());
        before = imports.host.snapshot();

        expectUnchangedPool("work on 'a.raw' in pool 'foundry-images' is under way or was cut off: volume "
                + "'a.raw.incomplete' is there, and it does not say who made it");
    }

    @Test
    void anImportThatBeganMeanwhileBehindADeadOnesMarkerIsLeftAlone() {
        imports.putMarker("a.raw", ImageMarker.Doing.IMPORTING, Imports.DEAD);
        imports.host.before(
                "volumes.read",
                () -> imports.host.before("volumes.read", () -> {
                    imports.host.volumes().delete(MARKER);
                    imports.putMarker("a.raw", ImageMarker.Doing.IMPORTING, Imports.ALIVE);
                }));

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure).hasMessageStartingWith("'a.raw' is being imported");
        assertThat(imports.host.volumes().find(MARKER)).isPresent();
    }

    private StorageException expectUnchangedPool(String message) {
        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure).hasMessage(message);
        assertThat(imports.host.snapshot()).isEqualTo(before);
        return failure;
    }
}
