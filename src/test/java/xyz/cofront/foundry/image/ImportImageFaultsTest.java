package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.ProcessDied;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.VolumeXml;
import xyz.cofront.foundry.storage.DefaultPools;

class ImportImageFaultsTest {
    private static final VolumeId IMAGE = new VolumeId(Imports.POOL, "a.raw");
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
    void whicheverCallIsRefusedThePoolIsAsBeforeAndThatFailureIsTold() {
        List<String> calls = callsOfAnImport();
        for (int index = 0; index < calls.size(); index++) {
            imports.host.clearCalls();
            imports.host.failAt(index, Kind.FAILED);

            StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

            assertThat(failure)
                    .as("call %d, %s", index, calls.get(index))
                    .hasMessageEndingWith(": " + calls.get(index) + " failed: injected FAILED");
            assertThat(failure.details()).isEmpty();
            assertThat(imports.host.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void whicheverCallLosesTheConnectionNothingIsTakenForAnImageAndARerunSucceeds() {
        List<String> calls = callsOfAnImport();
        for (int index = 0; index < calls.size(); index++) {
            imports = new Imports(folder);
            imports.host.loseConnectionAfter(index);

            ConnectionException failure =
                    catchThrowableOfType(ConnectionException.class, () -> imports.run(file, null));

            assertThat(failure)
                    .as("call %d, %s", index, calls.get(index))
                    .hasMessageEndingWith(": " + calls.get(index) + " failed: injected CONNECTION");
            boolean complete = index == calls.size() - 1;
            assertThat(listed()).isEqualTo(complete ? List.of("a.raw") : List.of());
        }
    }

    private List<String> callsOfAnImport() {
        Imports other = new Imports(folder);
        other.run(file, null);
        return other.host.calls();
    }

    /// Of the uploads the third: after the marker and the body, before the provenance.
    private int headUpload() {
        List<String> calls = callsOfAnImport();
        return IntStream.range(0, calls.size())
                .filter(index -> calls.get(index).equals("volumes.upload"))
                .skip(2)
                .findFirst()
                .orElseThrow();
    }

    private List<String> listed() {
        return new ListImages(
                        imports.host.open("", Access.READ_WRITE, Duration.ZERO),
                        new DefaultPools("/srv/foundry"),
                        new Inspector(ImageLimits.DEFAULT))
                .run(Imports.POOL).stream().map(Image::name).toList();
    }

    @Test
    void aProcessKilledAnywhereLeavesNothingThatLooksLikeAnImageAndARerunCompletesIt() {
        int calls = callsOfAnImport().size();
        for (int index = 0; index < calls; index++) {
            imports = new Imports(folder);
            imports.host.dieAt(index);

            assertThatThrownBy(() -> imports.run(file, null)).isInstanceOf(ProcessDied.class);
            imports.host.clearCalls();
            assertThat(listed()).as("killed at call %d", index).isEmpty();
            assertThat(imports.run(file, null).path()).isEqualTo("/images/a.raw");
        }
    }

    @Test
    void untilTheHeadIsSentTheBytesAloneAreNoImage() {
        imports.host.dieAt(headUpload());

        assertThatThrownBy(() -> imports.run(file, null)).isInstanceOf(ProcessDied.class);

        imports.host.clearCalls();
        VolumeSource left = new VolumeSource(imports.host.volumes(), IMAGE, 1 << 20);
        assertThat(left.read(0, 65_536)).isEqualTo(new byte[65_536]);
        assertThat(left.read(70_000, 4)).isEqualTo(new byte[] {'b', 'o', 'd', 'y'});
        assertThat(new Inspector(ImageLimits.DEFAULT).inspect(left)).isInstanceOf(Inspection.Refused.class);
    }

    @Test
    void whatMayBeLeftIsToldWhenTheConnectionIsLostWhileItIsMade() {
        imports.host.loseConnectionAfter(callsOfAnImport().indexOf("volumes.create"));

        ConnectionException failure = catchThrowableOfType(ConnectionException.class, () -> imports.run(file, null));

        assertThat(failure.details())
                .containsExactly("could not undo: create volume 'foundry-images/a.raw.incomplete': "
                        + "volumes.find: the connection is closed or was lost");
    }

    @Test
    void undoingThatFailsIsToldAfterTheFirstFailure() {
        imports.host.clearCalls();
        imports.host.failAt(headUpload(), Kind.FAILED);
        imports.host.failOn("volumes.delete", Kind.DENIED);

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure)
                .hasMessage("could not import '" + file
                        + "' into pool 'foundry-images': volumes.upload failed: injected FAILED");
        assertThat(failure.details())
                .containsExactly("could not undo: create volume 'foundry-images/a.raw': "
                        + "volumes.delete failed: injected DENIED");
    }

    @Test
    void anImageThatSomebodyElseMadeMeanwhileIsNotRemoved() {
        imports.host.before(
                "volumes.upload", () -> imports.host.volumes().create(Imports.POOL, VolumeXml.raw("a.raw", 512)));

        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure).hasMessageEndingWith("storage volume name 'a.raw' already in use.");
        assertThat(imports.host.volumes().find(IMAGE)).map(Volume::capacity).contains(512L);
        assertThat(imports.host.volumes().find(MARKER)).isEmpty();
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsNotImported() {
        imports.host.before("volumes.upload", () -> change(() -> Files.write(file, new byte[2 << 20])));

        expectUnchangedPool("'" + file + "' changed while it was read");
    }

    @Test
    void aFileThatIsRewrittenInPlaceWhileItIsReadIsNotImported() {
        imports.host.before(
                "volumes.upload", () -> change(() -> Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000))));

        expectUnchangedPool("'" + file + "' changed while it was read");
    }

    @Test
    void aFileThatIsReplacedWhileItIsReadIsNotImported() {
        imports.host.before(
                "volumes.upload",
                () -> change(() -> {
                    FileTime time = Files.getLastModifiedTime(file);
                    Path other = Files.write(folder.resolve("b.raw"), new byte[1 << 20]);
                    Files.setLastModifiedTime(other, time);
                    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                }));

        expectUnchangedPool("'" + file + "' changed while it was read");
    }

    @Test
    void aPoolThatGivesOtherBytesBackIsNotTrusted() {
        Runnable change =
                () -> imports.host.volumes().upload(IMAGE, 100, 1, new ByteArrayInputStream(new byte[] {1}), _ -> {});
        // The first two are looks at the marker.
        Runnable second = () -> imports.host.before("volumes.read", change);
        imports.host.before("volumes.read", () -> imports.host.before("volumes.read", second));

        expectUnchangedPool("what pool 'foundry-images' gives back of 'a.raw' is not what was sent");
    }

    private StorageException expectUnchangedPool(String message) {
        StorageException failure = catchThrowableOfType(StorageException.class, () -> imports.run(file, null));

        assertThat(failure).hasMessage(message);
        assertThat(imports.host.snapshot()).isEqualTo(before);
        return failure;
    }

    private interface Change {
        void make() throws IOException;
    }

    private static void change(Change change) {
        try {
            change.make();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
