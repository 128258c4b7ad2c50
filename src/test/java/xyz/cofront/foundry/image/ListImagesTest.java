package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.DefaultPools;

class ListImagesTest {
    private static final Inspection QCOW2 = new Inspection.Qcow2(Crafted.GIB, 3, 65536, false, false);

    private final InMemoryHypervisor host = new InMemoryHypervisor(() -> Imports.NOW);

    @Test
    void imagesAreListedByNameWithTheSizeTheirGuestsSee() {
        host.withPool("p", "/p", 1 << 30);
        host.putVolume("p", "b.raw", Crafted.raw().bytes());
        host.putVolume("p", "a.qcow2", Crafted.qcow2(3).bytes());

        List<Image> images = list(host, "p");

        assertThat(images)
                .containsExactly(
                        image("a.qcow2", DiskFormat.QCOW2, 1 << 30, 196608, Optional.of(QCOW2)),
                        image("b.raw", DiskFormat.RAW, 1 << 20, 1 << 20, Optional.of(new Inspection.Raw(1 << 20))));
        assertThat(images).noneMatch(Image::unusable);
    }

    @Test
    void incompleteImagesMarkersAndOtherVolumesAreNotListed() {
        host.withPool("p", "/p", 1 << 30);
        host.putVolume("p", "half.raw", Crafted.raw().bytes());
        host.putVolume("p", "half.raw.incomplete", new byte[10]);
        host.putVolume("p", "web_boot", Crafted.qcow2(3).bytes());
        host.putVolume("p", ".raw", Crafted.raw().bytes());
        host.putVolume("p", "debian.iso", new byte[10]);

        assertThat(list(host, "p")).isEmpty();
    }

    @Test
    void anImageThatTheGateRefusesIsListedAsUnusable() {
        host.withPool("p", "/p", 1 << 30);
        host.putVolume("p", "bad.raw", new byte[512]);

        assertThat(list(host, "p")).singleElement().satisfies(image -> {
            assertThat(image.unusable()).isTrue();
            assertThat(image.virtualSize()).isEqualTo(512);
        });
    }

    @Test
    void aRawImageIntoWhichAGuestWroteAQcow2HeaderIsUnusable() {
        host.withPool("p", "/p", 1 << 30);
        host.putVolume("p", "disk.raw", Crafted.qcow2(3).bytes());

        assertThat(list(host, "p")).singleElement().satisfies(image -> {
            assertThat(image.format()).isEqualTo(DiskFormat.RAW);
            assertThat(image.verdict()).contains(QCOW2);
            assertThat(image.unusable()).isTrue();
        });
    }

    @Test
    void aConnectionThatMayNotReadVolumesListsThemUnjudged() {
        host.withPool("p", "/p", 1 << 30);
        host.putVolume("p", "a.qcow2", Crafted.qcow2(3).bytes());

        assertThat(list(host.open("", Access.READ_ONLY, Duration.ZERO), "p"))
                .containsExactly(image("a.qcow2", DiskFormat.QCOW2, 1 << 30, 196608, Optional.empty()))
                .noneMatch(Image::unusable);
    }

    @Test
    void anImageThatIsDeletedMeanwhileIsLeftOut() {
        host.withPool("p", "/p", 1 << 30);
        host.putVolume("p", "a.raw", Crafted.raw().bytes());
        host.putVolume("p", "b.raw", Crafted.raw().bytes());
        host.before("volumes.read", () -> host.volumes().delete(new VolumeId("p", "a.raw")));

        assertThat(list(host, "p")).extracting(Image::name).containsExactly("b.raw");
    }

    @Test
    void aDefaultPoolThatIsNotThereYetHasNoImagesAndIsNotMade() {
        assertThat(list(host, "foundry-images")).isEmpty();
        assertThat(host.pools().list()).isEmpty();
    }

    @Test
    void anotherPoolThatIsNotThereIsAnError() {
        StorageException failure = catchThrowableOfType(StorageException.class, () -> list(host, "p"));

        assertThat(failure).hasMessage("there is no pool 'p'");
    }

    @Test
    void aPoolThatIsNotActiveIsAnError() {
        host.withPool("p", "/p", 1 << 30);
        host.stopPool("p", false);

        StorageException failure = catchThrowableOfType(StorageException.class, () -> list(host, "p"));

        assertThat(failure).hasMessage("pool 'p' is not active; start it with 'virsh pool-start p'");
    }

    @Test
    void aLostConnectionIsAFailureOfTheConnection() {
        host.withPool("p", "/p", 1 << 30);
        host.failOn("volumes.list", Kind.CONNECTION);

        assertThat(catchThrowableOfType(ConnectionException.class, () -> list(host, "p")))
                .hasMessage("could not list the images of pool 'p': volumes.list failed: injected CONNECTION");
    }

    private static Image image(
            String name, DiskFormat format, long virtualSize, long allocation, Optional<Inspection> verdict) {
        return new Image(
                name,
                "p",
                "/p/" + name,
                format,
                virtualSize,
                allocation,
                verdict,
                Optional.empty(),
                Optional.of(Imports.NOW),
                List.of());
    }

    private static List<Image> list(Hypervisor connection, String pool) {
        return new ListImages(connection, new DefaultPools("/srv"), new Inspector(ImageLimits.DEFAULT)).run(pool);
    }
}
