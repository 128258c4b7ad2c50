package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Volumes that are files with bytes in them, where pools fill up and overlays stand on images.
public interface FileVolumeContract extends VolumeContract {
    /// The name of an active pool with room for 4 MiB and no more.
    String smallPool();

    /// Puts a file into a pool's folder behind libvirt's back.
    void putFile(String pool, String name, byte[] bytes);

    /// Removes a file from a pool's folder behind libvirt's back.
    void removeFile(String pool, String name);

    @Test
    default void bytesUploadedAreReadBack() {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        byte[] bytes = random(700_000);
        upload(id, 0, bytes);
        assertThat(volumes().read(id, 0, bytes.length)).isEqualTo(bytes);
    }

    @Test
    default void bytesAreWrittenAndReadAtAnOffset() {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        upload(id, 4096, new byte[] {1, 2, 3});
        assertThat(volumes().read(id, 4094, 6)).isEqualTo(new byte[] {0, 0, 1, 2, 3, 0});
    }

    @Test
    default void readingEndsWithTheVolume() {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        upload(id, (1 << 20) - 3, new byte[] {1, 2, 3});
        assertThat(volumes().read(id, (1 << 20) - 2, 100)).isEqualTo(new byte[] {2, 3});
        assertThat(volumes().read(id, 1 << 20, 100)).isEmpty();
        assertThat(volumes().read(id, 0, 0)).isEmpty();
    }

    @Test
    default void progressIsToldUpToTheWhole() {
        createPool("disks");
        VolumeId id =
                volumes().create("disks", volumeXml("web", "raw", 8 << 20)).id();
        List<Long> told = new ArrayList<>();
        byte[] bytes = random(3_000_000);
        volumes().upload(id, 0, bytes.length, new ByteArrayInputStream(bytes), told::add);
        assertThat(told)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1)
                .endsWith(3_000_000L);
    }

    @Test
    default void contentThatEndsTooEarlyIsAFailure() {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        InputStream content = new ByteArrayInputStream(random(1000));
        assertThat(kindOf(() -> volumes().upload(id, 0, 1001, content, done -> {})))
                .isEqualTo(Kind.FAILED);
        volumes().delete(id);
    }

    @Test
    default void contentLongerThanItsLengthIsLeftInTheStream() throws IOException {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        InputStream content = new ByteArrayInputStream(new byte[] {1, 2, 3, 4});
        volumes().upload(id, 0, 3, content, done -> {});
        assertThat(content.readAllBytes()).isEqualTo(new byte[] {4});
        assertThat(volumes().read(id, 0, 4)).isEqualTo(new byte[] {1, 2, 3, 0});
    }

    @Test
    default void aVolumeThatIsNotThereTakesAndGivesNothing() {
        createPool("disks");
        VolumeId id = new VolumeId("disks", "none");
        assertThat(kindOf(() -> upload(id, 0, new byte[1]))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> volumes().read(id, 0, 1))).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    default void anOverlayNamesWhatItStandsOn() {
        createPool("disks");
        Volume base = volumes().create("disks", volumeXml("base.qcow2", "qcow2", 1 << 20));
        Volume overlay = volumes().create("disks", overlayXml("web.qcow2", base.path()));
        assertThat(overlay.backingPath()).contains(base.path());
        assertThat(overlay.format()).isEqualTo("qcow2");
    }

    @Test
    default void anOverlayOnNothingIsAFailure() {
        createPool("disks");
        assertThat(kindOf(() -> volumes().create("disks", overlayXml("web.qcow2", folder("disks") + "/none"))))
                .isEqualTo(Kind.FAILED);
        assertThat(volumes().list("disks")).isEmpty();
    }

    @Test
    default void bytesThatLookLikeAnotherFormatAreTakenForIt() {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        byte[] header = volumes()
                .read(
                        volumes()
                                .create("disks", volumeXml("q", "qcow2", 7 << 20))
                                .id(),
                        0,
                        104);
        upload(id, 0, header);
        pools().refresh("disks");
        assertThat(volumes().find(id)).map(Volume::format).contains("qcow2");
        assertThat(volumes().find(id)).map(Volume::capacity).contains(7L << 20);
    }

    @Test
    default void aFullPoolHasNoSpace() {
        String xml = volumeXml("big", "raw", 5 << 20).replace("'bytes'>0<", "'bytes'>5242880<");
        assertThat(kindOf(() -> volumes().create(smallPool(), xml))).isEqualTo(Kind.NO_SPACE);
        assertThat(volumes().list(smallPool())).isEmpty();
    }

    @Test
    default void anUploadIntoAFullPoolHasNoSpace() {
        VolumeId id = volumes()
                .create(smallPool(), volumeXml("sparse", "raw", 8 << 20))
                .id();
        assertThat(kindOf(() -> upload(id, 0, random(8 << 20)))).isEqualTo(Kind.NO_SPACE);
        volumes().delete(id);
    }

    @Test
    default void aFileIsAVolumeOnceThePoolIsRefreshed() {
        createPool("disks");
        putFile("disks", "late.raw", new byte[] {1, 2, 3});
        assertThat(volumes().list("disks")).isEmpty();
        pools().refresh("disks");
        assertThat(volumes().list("disks")).extracting(Volume::name).containsExactly("late.raw");
    }

    @Test
    default void aFileThatThePoolHasNotSeenKeepsItsName() {
        createPool("disks");
        putFile("disks", "late", new byte[] {1, 2, 3});
        assertThat(kindOf(() -> createVolume("disks", "late"))).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(kindOf(() -> volumes().create("disks", volumeXml("late", "qcow2", 1 << 20))))
                .isEqualTo(Kind.ALREADY_EXISTS);
    }

    @Test
    default void aVolumeWhoseFileIsGoneIsAbsentAndCanStillBeDeleted() {
        createPool("disks");
        Volume volume = createVolume("disks", "web");
        removeFile("disks", "web");
        assertThat(volumes().find(volume.id())).isEmpty();
        assertThat(volumes().findByPath(volume.path())).isEmpty();
        assertThat(volumes().list("disks")).isEmpty();
        volumes().delete(volume.id());
    }

    @Test
    default void contentThatCannotBeReadIsAFailure() {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        InputStream content = new SequenceInputStream(new ByteArrayInputStream(new byte[10]), new PipedInputStream());
        assertThatThrownBy(() -> volumes().upload(id, 0, 11, content, done -> {}))
                .isInstanceOf(HypervisorException.class)
                .hasRootCauseMessage("Pipe not connected");
        volumes().delete(id);
    }

    @Test
    default void anUploadEndsWithWhoeverWatchesIt() {
        createPool("disks");
        VolumeId id = createVolume("disks", "web").id();
        IllegalStateException enough = new IllegalStateException("enough");
        InputStream content = new ByteArrayInputStream(random(1 << 20));
        assertThatThrownBy(() -> volumes().upload(id, 0, 1 << 20, content, done -> {
                    throw enough;
                }))
                .isSameAs(enough);
        volumes().delete(id);
    }

    @Test
    default void aVolumeNameThatNoFileCanHaveIsInvalid() {
        createPool("disks");
        assertThat(kindOf(() -> createVolume("disks", "../web"))).isEqualTo(Kind.INVALID);
    }

    @Test
    default void aDomainWhoseDiskIsMissingDoesNotStart() {
        createPool("disks");
        DomainId id = domains().define(withDisk("web", folder("disks") + "/none"));
        assertThat(kindOf(() -> domains().start(id))).isEqualTo(Kind.FAILED);
        assertThat(domains().find("web")).map(DomainSummary::state).contains(PowerState.SHUT_OFF);
    }

    private void upload(VolumeId id, long offset, byte[] bytes) {
        volumes().upload(id, offset, bytes.length, new ByteArrayInputStream(bytes), done -> {});
    }

    private String withDisk(String name, String path) {
        String disk = "<devices><disk type='file' device='disk'><driver name='qemu' type='raw'/>"
                + "<source file='@path@'/><target dev='vda' bus='virtio'/></disk></devices></domain>";
        return domainXml(name, UUID.randomUUID()).replace("</domain>", disk.replace("@path@", path));
    }

    private String overlayXml(String name, String base) {
        String below = "<backingStore><path>@path@</path><format type='qcow2'/></backingStore></volume>";
        return volumeXml(name, "qcow2", 1 << 20).replace("</volume>", below.replace("@path@", base));
    }

    /// The same bytes every time, which are no format's.
    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
