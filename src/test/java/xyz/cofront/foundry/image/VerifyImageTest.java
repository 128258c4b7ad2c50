package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.content.NaiveDigest;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.DefaultPools;

class VerifyImageTest {
    private static final VolumeId IMAGE = new VolumeId(Imports.POOL, "a.raw");

    @TempDir
    Path folder;

    private final byte[] bytes = Crafted.raw()
            .resized(9 << 20)
            .text(70_000, "body")
            .text(8 << 20, "end")
            .bytes();
    private Imports imports;

    @BeforeEach
    void prepare() throws IOException {
        imports = new Imports(folder);
    }

    @Test
    void anImageThatIsWhatWasImportedIsSound() throws IOException {
        ImportedImage imported = imports.run(imports.file("a.raw", bytes), null);

        assertThat(verify())
                .isEqualTo(new VerifiedImage(
                        "a.raw", Imports.POOL, NaiveDigest.of(bytes), Optional.of(imported.provenance())));
    }

    @Test
    void aSingleByteThatChangedIsSeen() throws IOException {
        imports.run(imports.file("a.raw", bytes), null);
        imports.host.volumes().upload(IMAGE, 5 << 20, 1, new ByteArrayInputStream(new byte[] {1}), _ -> {});
        byte[] changed = bytes.clone();
        changed[5 << 20] = 1;

        StorageException failure = catchThrowableOfType(StorageException.class, this::verify);

        assertThat(failure).hasMessage("image 'a.raw' is not what was imported: its bytes have changed");
        assertThat(failure.details())
                .containsExactly("imported: " + NaiveDigest.of(bytes), "found:    " + NaiveDigest.of(changed));
    }

    @Test
    void anImageOfUnknownOriginIsReadAndItsDigestTold() {
        imports.host.putVolume(Imports.POOL, "a.raw", bytes);

        assertThat(verify())
                .isEqualTo(new VerifiedImage("a.raw", Imports.POOL, NaiveDigest.of(bytes), Optional.empty()));
    }

    @Test
    void anImageThatTheGateRefusesIsNotSound() {
        imports.host.putVolume(Imports.POOL, "a.raw", new byte[512]);

        StorageException failure = catchThrowableOfType(StorageException.class, this::verify);

        assertThat(failure).hasMessage("image 'a.raw' must not be used");
        assertThat(failure.details()).hasSize(1);
    }

    @Test
    void anImageThatIsNotWholeIsNotRead() {
        imports.host.putVolume(Imports.POOL, "a.raw", bytes);
        imports.putMarker("a.raw", ImageMarker.Doing.IMPORTING, Imports.DEAD);

        StorageException failure = catchThrowableOfType(StorageException.class, this::verify);

        assertThat(failure)
                .hasMessage("image 'a.raw' in pool 'foundry-images' is incomplete: something is at work on it, or was "
                        + "cut off");
    }

    private VerifiedImage verify() {
        ListImages images = new ListImages(imports.host, new DefaultPools("/srv"), new Inspector(ImageLimits.DEFAULT));
        return new VerifyImage(imports.host, images, imports.progress).run(IMAGE);
    }
}
