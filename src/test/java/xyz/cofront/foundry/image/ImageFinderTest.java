package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.VolumeId;

class ImageFinderTest {
    private final InMemoryHypervisor host = new InMemoryHypervisor();

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() {
        host.withPool("images", "/images", 1 << 30).withPool("other", "/other", 1 << 30);
        host.putVolume("images", "debian-12.qcow2", Crafted.qcow2(3).bytes());
        host.putVolume("other", "fedora.raw", Crafted.raw().bytes());
    }

    @Test
    void aPlainNameIsLookedUpInTheDefaultPool() {
        assertThat(find("debian-12.qcow2"))
                .isEqualTo(found(
                        Optional.of(new VolumeId("images", "debian-12.qcow2")),
                        "/images/debian-12.qcow2",
                        DiskFormat.QCOW2,
                        Crafted.GIB));
    }

    @Test
    void aNameWithItsPoolIsLookedUpThere() {
        assertThat(find("other:fedora.raw"))
                .isEqualTo(found(
                        Optional.of(new VolumeId("other", "fedora.raw")),
                        "/other/fedora.raw",
                        DiskFormat.RAW,
                        1 << 20));
    }

    @Test
    void aPathOfAVolumeIsThatVolume() {
        assertThat(find("/other/fedora.raw")).isEqualTo(find("other:fedora.raw"));
    }

    @Test
    void anyOtherPathIsReadFromTheHost() throws IOException {
        Path file = Files.write(folder.resolve("a.qcow2"), Crafted.qcow2(2).bytes());

        assertThat(find(file.toString()))
                .isEqualTo(found(Optional.empty(), file.toString(), DiskFormat.QCOW2, Crafted.GIB));
    }

    @Test
    void aMissingImageSuggestsTheNearest() {
        assertThat(find("debian12.qcow2"))
                .isEqualTo(unusable(
                        "there is no image 'debian12.qcow2' in pool 'images'; did you mean 'debian-12.qcow2'?"));
    }

    @Test
    void aNameWithoutItsFormatIsTheOneImageThatHasIt() {
        assertThat(find("debian-12")).isEqualTo(find("debian-12.qcow2"));
        assertThat(find("other:fedora")).isEqualTo(find("other:fedora.raw"));
    }

    @Test
    void aNameWithoutItsFormatThatTwoImagesHaveIsNeither() {
        host.putVolume("images", "debian-12.raw", Crafted.raw().bytes());

        assertThat(find("debian-12"))
                .isEqualTo(unusable("image 'debian-12' may be 'debian-12.qcow2' or 'debian-12.raw' in pool 'images':"
                        + " write which one"));
    }

    @Test
    void aNameWithAFormatIsNeverTakenForTheBeginningOfAnother() {
        host.putVolume("images", "debian-13.qcow2.raw", Crafted.raw().bytes());

        assertThat(find("debian-13.qcow2"))
                .isEqualTo(unusable(
                        "there is no image 'debian-13.qcow2' in pool 'images'; did you mean 'debian-12.qcow2'?"));
    }

    @Test
    void aNameWithoutItsFormatThatNoImageHasSuggestsTheNearest() {
        assertThat(find("debian-12.qcow"))
                .isEqualTo(unusable(
                        "there is no image 'debian-12.qcow' in pool 'images'; did you mean 'debian-12.qcow2'?"));
    }

    @Test
    void anImageThatIsDeletedWhileItIsReadIsMissing() {
        host.before("volumes.read", () -> host.volumes().delete(new VolumeId("images", "debian-12.qcow2")));

        assertThat(find("debian-12.qcow2"))
                .isEqualTo(unusable("there is no image 'debian-12.qcow2' in pool 'images'; it has none:"
                        + " 'foundry image pull' and 'foundry image import' bring one in"));
    }

    @Test
    void aMissingImageLikeNoOtherSuggestsNothing() {
        assertThat(find("alpine.raw"))
                .isEqualTo(unusable("there is no image 'alpine.raw' in pool 'images';"
                        + " 'foundry image list --pool images' shows what there is"));
    }

    @Test
    void aMissingPoolSuggestsTheNearest() {
        assertThat(find("othr:fedora.raw"))
                .isEqualTo(unusable("there is no image 'fedora.raw': there is no pool 'othr'; did you mean 'other'?"));
    }

    @Test
    void aPoolThatIsNotActiveIsNamed() {
        host.stopPool("other", false);

        assertThat(find("other:fedora.raw"))
                .isEqualTo(unusable("image 'fedora.raw' cannot be looked up: pool 'other' is not active; "
                        + "start it with 'virsh pool-start other'"));
    }

    @Test
    void anIncompleteImageIsNotUsed() {
        host.putVolume("images", "debian-12.qcow2.incomplete", new byte[1]);

        assertThat(find("debian-12.qcow2"))
                .isEqualTo(unusable("image 'debian-12.qcow2' in pool 'images' is incomplete: its import is under way "
                        + "or was cut off; import it again"));
        assertThat(find("/images/debian-12.qcow2")).isEqualTo(find("debian-12.qcow2"));
    }

    @Test
    void anIncompleteFileIsNotUsed() throws IOException {
        Path file = Files.write(folder.resolve("a.qcow2"), Crafted.qcow2(2).bytes());
        Files.write(folder.resolve("a.qcow2.incomplete"), new byte[1]);

        assertThat(find(file.toString()))
                .isEqualTo(unusable("image '" + file + "' is incomplete: its import is under way or was cut off; "
                        + "import it again"));
    }

    @Test
    void everyReasonOfTheGateIsTold() {
        host.putVolume(
                "images", "bad.qcow2", Crafted.qcow2(3).u64(8, 1).u32(32, 2).bytes());

        assertThat(find("bad.qcow2"))
                .isEqualTo(unusable(
                        "image 'bad.qcow2' in pool 'images' is refused: it names a backing file: flatten it with "
                                + "'qemu-img convert -O qcow2'",
                        "image 'bad.qcow2' in pool 'images' is refused: it is encrypted (method 2)"));
    }

    @Test
    void aRawImageIntoWhichAGuestWroteAQcow2HeaderIsRefused() {
        host.putVolume("images", "disk.raw", Crafted.qcow2(3).bytes());

        assertThat(find("disk.raw"))
                .isEqualTo(unusable("image 'disk.raw' in pool 'images' is refused: its name says raw and its bytes "
                        + "say qcow2"));
    }

    @Test
    void aVolumeWithoutAnImagesNameIsRefused() {
        host.putVolume("images", "web_boot", Crafted.qcow2(3).bytes());

        assertThat(find("web_boot"))
                .isEqualTo(unusable("image 'web_boot' in pool 'images' has no image's name: it does not end in .qcow2 "
                        + "or .raw"));
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(find("/nowhere/a.raw"))
                .isEqualTo(unusable("image '/nowhere/a.raw' cannot be used: there is no file '/nowhere/a.raw'"));
    }

    @Test
    void aFolderIsNoImage() {
        assertThat(find(folder.toString()))
                .isEqualTo(unusable("image '" + folder + "' cannot be used: '" + folder + "' is a folder, not a file"));
    }

    @Test
    void aPathThatCannotBeOneIsNoImage() {
        assertThat(find("/a\0b.raw"))
                .isEqualTo(unusable("image '/a\0b.raw' cannot be used: Nul character not allowed"));
    }

    private ImageLookup find(String reference) {
        return new ImageFinder(host, new Inspector(ImageLimits.DEFAULT))
                .find(ImageReference.parse(reference), "images");
    }

    private static ImageLookup found(Optional<VolumeId> volume, String path, DiskFormat format, long virtualSize) {
        return new ImageLookup.Found(new FoundImage(volume, path, format, virtualSize));
    }

    private static ImageLookup unusable(String... problems) {
        return new ImageLookup.Unusable(List.of(problems));
    }
}
