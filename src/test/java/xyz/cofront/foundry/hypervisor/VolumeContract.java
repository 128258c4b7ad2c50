package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Volumes, made, found and deleted.
public interface VolumeContract extends PoolContract {
    default Volumes volumes() {
        return hypervisor().volumes();
    }

    default String volumeXml(String name, String format, long capacity) {
        return """
                <volume>
                  <name>@name@</name>
                  <capacity unit='bytes'>@capacity@</capacity>
                  <allocation unit='bytes'>0</allocation>
                  <target><format type='@format@'/></target>
                </volume>
                """.replace("@name@", name).replace("@format@", format).replace("@capacity@", Long.toString(capacity));
    }

    default Volume createVolume(String pool, String name) {
        return volumes().create(pool, volumeXml(name, "raw", 1 << 20));
    }

    @Test
    default void aVolumeLiesInItsPoolsFolder() {
        createPool("disks");
        Volume volume = createVolume("disks", "web.raw");
        assertThat(volume)
                .isEqualTo(new Volume(
                        new VolumeId("disks", "web.raw"),
                        folder("disks") + "/web.raw",
                        1 << 20,
                        volume.allocation(),
                        1 << 20,
                        "raw",
                        Optional.empty(),
                        volume.modified(),
                        volume.changed()));
    }

    @Test
    default void aVolumeIsFoundByNameAndByPath() {
        createPool("disks");
        Volume volume = createVolume("disks", "web.raw");
        assertThat(volumes().find(new VolumeId("disks", "web.raw")))
                .map(Volume::path)
                .contains(volume.path());
        assertThat(volumes().findByPath(volume.path())).map(Volume::id).contains(volume.id());
    }

    @Test
    default void aVolumeThatNobodyMadeIsAbsent() {
        createPool("disks");
        assertThat(volumes().find(new VolumeId("disks", "none"))).isEmpty();
        assertThat(volumes().find(new VolumeId("nowhere", "none"))).isEmpty();
        assertThat(volumes().findByPath(folder("disks") + "/none")).isEmpty();
    }

    @Test
    default void volumesAreListedByName() {
        createPool("disks");
        createVolume("disks", "b");
        createVolume("disks", "a");
        assertThat(volumes().list("disks")).extracting(Volume::name).containsExactly("a", "b");
    }

    @Test
    default void thePoolThatIsNotThereHasNoList() {
        assertThat(kindOf(() -> volumes().list("nowhere"))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> createVolume("nowhere", "web"))).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    default void anotherVolumeOfTheNameIsRefused() {
        createPool("disks");
        createVolume("disks", "web");
        assertThat(kindOf(() -> createVolume("disks", "web"))).isEqualTo(Kind.ALREADY_EXISTS);
    }

    @Test
    default void aVolumeThatIsNotXmlIsInvalid() {
        createPool("disks");
        assertThat(kindOf(() -> volumes().create("disks", "<volume"))).isEqualTo(Kind.INVALID);
    }

    @Test
    default void aDeletedVolumeIsGone() {
        createPool("disks");
        Volume volume = createVolume("disks", "web");
        volumes().delete(volume.id());
        assertThat(volumes().find(volume.id())).isEmpty();
    }

    @Test
    default void whatIsGoneIsNotDeletedAgain() {
        createPool("disks");
        assertThat(kindOf(() -> volumes().delete(new VolumeId("disks", "web")))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> volumes().delete(new VolumeId("nowhere", "web"))))
                .isEqualTo(Kind.NOT_FOUND);
    }
}
