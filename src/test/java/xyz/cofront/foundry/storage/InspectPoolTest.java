package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;

class InspectPoolTest {
    private final StorageFixture fixture = new StorageFixture();
    private final InspectPool inspect = new InspectPool(fixture.host, fixture.images);

    @Test
    void eachVolumeIsShownWithItsUseItsMachinesAndItsChain() {
        fixture.qcow2(DefaultPools.IMAGES, "debian.qcow2", 2 * StorageFixture.GIB);
        fixture.overlay("fast", "web_boot", 4 * StorageFixture.GIB, "/foundry/images/debian.qcow2");
        fixture.overlay("fast", "snap", 4 * StorageFixture.GIB, "/srv/fast/web_boot");
        fixture.host.putVolume("fast", "web_serial.log", new byte[] {1});
        fixture.host.putVolume("fast", "web_serial.log.1", new byte[] {1});
        fixture.host.putVolume("fast", "stray", new byte[] {1});
        fixture.qcow2("fast", "theirs", StorageFixture.GIB);
        fixture.machine(
                "web",
                List.of(
                        new VolumeRecord(VolumeRole.BOOT, "fast", "web_boot", null),
                        new VolumeRecord(VolumeRole.SERIAL_LOG, "fast", "web_serial.log", null)),
                "/srv/fast/snap");
        fixture.foreign("win", "/srv/fast/theirs");

        assertThat(shown("fast"))
                .containsExactly(
                        "snap|disk|[web]|[fast/web_boot, foundry-images/debian.qcow2]",
                        "stray||[]|[]",
                        "theirs|disk|[win]|[]",
                        "web_boot|boot|[web]|[foundry-images/debian.qcow2]",
                        "web_serial.log|serial-log|[web]|[]",
                        "web_serial.log.1|serial-log|[web]|[]");
        assertThat(shown(DefaultPools.IMAGES)).containsExactly("debian.qcow2|image|[web]|[]");
    }

    @Test
    void aChainLeadsOutOfThePools() {
        fixture.host.addHostFile("/opt/base.qcow2");
        fixture.overlay("fast", "a", StorageFixture.GIB, "/opt/base.qcow2");

        assertThat(shown("fast")).containsExactly("a||[]|[/opt/base.qcow2]");
    }

    @Test
    void whatStandsBesideAnImageIsToldFromIt() {
        fixture.marker("fast", "half.qcow2", StorageFixture.DEAD);
        fixture.qcow2("fast", "base", StorageFixture.GIB);
        fixture.overlay("fast", "upper", StorageFixture.GIB, "/srv/fast/base");

        assertThat(shown("fast"))
                .containsExactly("base|base|[]|[]", "half.qcow2.incomplete|import|[]|[]", "upper||[]|[fast/base]");
    }

    @Test
    void aPoolThatIsNotActiveHasNoVolumesToShow() {
        fixture.qcow2("fast", "web_boot", StorageFixture.GIB);
        fixture.host.stopPool("fast", false);

        PoolDetail detail = inspect.run("fast");

        assertThat(detail.pool().active()).isFalse();
        assertThat(detail.volumes()).isEmpty();
    }

    @Test
    void lookingChangesNothingAndTakesTwoCallsAPoolAtMost() {
        fixture.foreign("win");
        HostSnapshot before = fixture.host.snapshot();
        fixture.host.clearCalls();

        inspect.run("fast");

        assertThat(fixture.host.snapshot()).isEqualTo(before);
        assertThat(fixture.host.calls())
                .containsExactly(
                        "pools.list",
                        "volumes.list",
                        "volumes.list",
                        "volumes.list",
                        "domains.list",
                        "domains.definition");
    }

    @Test
    void aPoolThatIsNotThereIsMissed() {
        StorageException missed = catchThrowableOfType(StorageException.class, () -> inspect.run("fas"));

        assertThat(missed).hasMessage("there is no pool 'fas'");
        assertThat(missed.details()).containsExactly("did you mean 'fast'?", "'foundry pool list' shows the pools");
    }

    @Test
    void whatGoesMeanwhileIsLeftOut() {
        fixture.foreign("win", "/srv/fast/theirs");
        fixture.host.before("volumes.list", () -> fixture.host.stopPool("fast", false));

        assertThat(inspect.run("foundry-vms").volumes()).isEmpty();
    }

    @Test
    void refreshingSeesWhatWasPutThere() {
        fixture.host.putFile("fast", "late", new byte[] {1});

        inspect.refresh("fast");

        assertThat(fixture.host.volumes().find(new VolumeId("fast", "late"))).isPresent();
    }

    @Test
    void aPoolThatIsNotActiveIsNotRefreshed() {
        fixture.host.stopPool("fast", false);

        StorageException refused = catchThrowableOfType(StorageException.class, () -> inspect.refresh("fast"));

        assertThat(refused).hasMessage("pool 'fast' is not active");
        assertThat(refused.details()).containsExactly("start it: virsh pool-start fast");
    }

    @Test
    void aPoolThatIsNotThereIsNotRefreshed() {
        assertThat(catchThrowableOfType(StorageException.class, () -> inspect.refresh("fas")))
                .hasMessage("there is no pool 'fas'");
    }

    @Test
    void whicheverCallIsRefusedIsToldAsALook() {
        fixture.foreign("win");
        for (int index = 0; index < 6; index++) {
            fixture.host.clearCalls();
            fixture.host.failAt(index, Kind.FAILED);

            assertThat(catchThrowableOfType(StorageException.class, () -> inspect.run("fast")))
                    .as("call %d", index)
                    .hasMessageStartingWith("could not look at pool 'fast': ");
        }
    }

    @Test
    void aLostConnectionIsAFailureOfTheConnection() {
        fixture.host.failOn("pools.refresh", Kind.BUSY);
        assertThat(catchThrowableOfType(StorageException.class, () -> inspect.refresh("fast")))
                .hasMessageStartingWith("could not refresh pool 'fast': ");
        fixture.host.failOn("pools.list", Kind.CONNECTION);
        assertThat(catchThrowableOfType(ConnectionException.class, () -> inspect.run("fast")))
                .isNotNull();
    }

    private List<String> shown(String pool) {
        return inspect.run(pool).volumes().stream()
                .map(volume -> List.of(volume.name(), volume.use(), volume.machines(), volume.chain()).stream()
                        .map(Object::toString)
                        .collect(Collectors.joining("|")))
                .toList();
    }
}
