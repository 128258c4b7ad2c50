package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.VolumeRecord;
import xyz.cofront.foundry.metadata.VolumeRole;

class DeletePoolTest {
    private final StorageFixture fixture = new StorageFixture();

    @Test
    void aPoolGoesAndWhatLiesInItStays() {
        fixture.qcow2("fast", "somebodys", StorageFixture.GIB);
        DeletePool delete = delete(fixture);

        PoolDeletion plan = delete.plan("fast", false);
        delete.delete(plan, false);

        assertThat(plan.delete()).isEmpty();
        assertThat(plan.notes()).containsExactly("1 volume stays in /srv/fast");
        assertThat(fixture.host.pools().find("fast")).isEmpty();
        assertThat(fixture.host.calls()).doesNotContain("volumes.delete").contains("pools.stop", "pools.undefine");
    }

    @Test
    void anEmptyPoolGoesWithoutAWord() {
        assertThat(delete(fixture).plan("fast", false).notes()).isEmpty();
    }

    @Test
    void aPoolThatIsNotActiveGoes() {
        fixture.host.stopPool("fast", true);
        DeletePool delete = delete(fixture);

        PoolDeletion plan = delete.plan("fast", true);
        delete.delete(plan, true);

        assertThat(plan.notes()).containsExactly("pool 'fast' is not active; whatever lies in it stays");
        assertThat(fixture.host.pools().find("fast")).isEmpty();
    }

    @Test
    void aPoolThatIsNotThereIsMissed() {
        StorageException missed = refused("fas", false);

        assertThat(missed).hasMessage("there is no pool 'fas'");
        assertThat(missed.details()).containsExactly("did you mean 'fast'?", "'foundry pool list' shows the pools");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foundry-images", "foundry-vms"})
    void aDefaultPoolStays(String name) {
        assertThat(refused(name, true)).hasMessage("pool '" + name + "' is one of Foundry's own and stays");
    }

    @Test
    void aPoolWithTheDiskOfAForeignMachineStays() {
        fixture.qcow2("fast", "theirs", StorageFixture.GIB);
        fixture.foreign("win", "/srv/fast/theirs");

        StorageException refused = refused("fast", true);

        assertThat(refused).hasMessage("pool 'fast' is in use by VM 'win'");
        assertThat(refused.details()).containsExactly("'foundry pool info fast' shows what uses it");
    }

    @Test
    void aPoolStaysThatOnlyMetadataSpeaksOf() {
        fixture.machine("web", List.of(new VolumeRecord(VolumeRole.DATA, "fast", "web_data-vdb", "vdb")));

        assertThat(refused("fast", true)).hasMessage("pool 'fast' is in use by VM 'web'");
    }

    @Test
    void aPoolThatIsNotActiveStaysWhereAMachineHasADiskInIt() {
        fixture.foreign("win", "/srv/fast/theirs");
        fixture.foreign("other", "/srv/faster/theirs");
        fixture.host.stopPool("fast", true);

        assertThat(refused("fast", false)).hasMessage("pool 'fast' is in use by VM 'win'");
    }

    @Test
    void aPoolWithAnImageStaysThatAMachineStandsOnElsewhere() {
        fixture.qcow2("fast", "debian.qcow2", StorageFixture.GIB);
        fixture.overlay(DefaultPools.VMS, "web_boot", StorageFixture.GIB, "/srv/fast/debian.qcow2");
        fixture.foreign("web", "/foundry/vms/web_boot");

        assertThat(refused("fast", true)).hasMessage("pool 'fast' is in use by VM 'web'");
    }

    @Test
    void aPoolWithAnImageStaysThatAnOverlayStandsOnElsewhere() {
        fixture.qcow2("fast", "debian.qcow2", StorageFixture.GIB);
        fixture.overlay(DefaultPools.VMS, "kept", StorageFixture.GIB, "/srv/fast/debian.qcow2");

        assertThat(refused("fast", true))
                .hasMessage("pool 'fast' is in use: volume 'foundry-vms/kept' stands on a volume in it");
    }

    @Test
    void aFileThatLibvirtHasNotSeenYetCountsToo() {
        fixture.host.putFile("fast", "late", new byte[] {1});

        assertThat(delete(fixture).plan("fast", false).notes()).containsExactly("1 volume stays in /srv/fast");
    }

    @Test
    void aPoolStaysWhileAnImageIsBroughtIn() {
        fixture.marker("fast", "new.qcow2", StorageFixture.LIVING);

        assertThat(refused("fast", true))
                .hasMessage("pool 'fast' is in use: process 42 is bringing in the image 'new.qcow2'");
    }

    @Test
    void forceRemovesWhatADeadImportLeftAndNothingElse() {
        fixture.marker("fast", "half.qcow2", StorageFixture.DEAD);
        fixture.qcow2("fast", "half.qcow2", StorageFixture.GIB);
        fixture.qcow2("fast", "mine.qcow2", StorageFixture.GIB);
        fixture.qcow2("fast", "other_boot", StorageFixture.GIB);

        PoolDeletion plan = delete(fixture).plan("fast", true);

        assertThat(plan.delete())
                .containsExactly(new VolumeId("fast", "half.qcow2"), new VolumeId("fast", "half.qcow2.incomplete"));
        assertThat(plan.keep()).isEqualTo(2);
        assertThat(plan.notes()).containsExactly("2 volumes stay in /srv/fast");
    }

    @Test
    void withoutForceTheRemainsStay() {
        fixture.marker("fast", "half.qcow2", StorageFixture.DEAD);

        assertThat(delete(fixture).plan("fast", false).delete()).isEmpty();
    }

    @Test
    void forceRemovesUnusedImagesOfProvenOriginAndTheProofLast() {
        fixture.qcow2("fast", "debian.qcow2", StorageFixture.GIB);
        fixture.host.putVolume("fast", "debian.qcow2.from", new byte[] {1});
        DeletePool delete = fixture.deletePool(new WithProvenance());

        PoolDeletion plan = delete.plan("fast", true);
        delete.delete(plan, true);

        assertThat(plan.delete())
                .containsExactly(new VolumeId("fast", "debian.qcow2"), new VolumeId("fast", "debian.qcow2.from"));
        assertThat(fixture.host.pools().find("fast")).isEmpty();
    }

    @Test
    void anImageThatComesIntoUseKeepsItselfAndThePool() {
        fixture.qcow2("fast", "debian.qcow2", StorageFixture.GIB);
        fixture.host.putVolume("fast", "debian.qcow2.from", new byte[] {1});
        StorageException inUse = new StorageException("image 'debian.qcow2' is in use by VM 'web'");
        DeletePool delete = fixture.deletePool(new WithProvenance(), _ -> {
            throw inUse;
        });
        PoolDeletion plan = delete.plan("fast", true);
        HostSnapshot before = fixture.host.snapshot();

        assertThatThrownBy(() -> delete.delete(plan, true)).isSameAs(inUse);

        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void forceLeavesAnImageWhoseProofProvesNothing() {
        fixture.qcow2("fast", "forged.qcow2", StorageFixture.GIB);
        fixture.host.putVolume("fast", "forged.qcow2.from", new byte[] {1});
        DeletePool delete = fixture.deletePool(new WithProvenance());

        assertThat(delete.plan("fast", true).delete()).isEmpty();
    }

    @Test
    void forceLeavesAnImageThatAnOverlayOfThePoolStandsOn() {
        fixture.qcow2("fast", "debian.qcow2", StorageFixture.GIB);
        fixture.host.putVolume("fast", "debian.qcow2.from", new byte[] {1});
        fixture.overlay("fast", "kept", StorageFixture.GIB, "/srv/fast/debian.qcow2");
        DeletePool delete = fixture.deletePool(new WithProvenance());

        assertThat(delete.plan("fast", true).delete()).isEmpty();
    }

    @Test
    void whatCameIntoUseSinceThePlanKeepsThePool() {
        DeletePool delete = delete(fixture);
        PoolDeletion plan = delete.plan("fast", true);
        fixture.foreign("win", "/srv/fast/theirs");

        StorageException refused = catchThrowableOfType(StorageException.class, () -> delete.delete(plan, true));

        assertThat(refused).hasMessage("pool 'fast' is in use by VM 'win'");
        assertThat(fixture.host.pools().find("fast")).isPresent();
    }

    @Test
    void aMachineThatComesAtTheLastMomentKeepsThePoolActive() {
        DeletePool delete = delete(fixture);
        PoolDeletion plan = delete.plan("fast", false);
        fixture.host.before("pools.stop", () -> fixture.foreign("win", "/srv/fast/theirs"));

        StorageException refused = catchThrowableOfType(StorageException.class, () -> delete.delete(plan, false));

        assertThat(refused).hasMessage("pool 'fast' is in use by VM 'win', which came meanwhile");
        assertThat(fixture.host.pools().find("fast").orElseThrow().active()).isTrue();
    }

    private static DeletePool delete(StorageFixture fixture) {
        return fixture.deletePool(fixture.images);
    }

    private StorageException refused(String name, boolean force) {
        HostSnapshot before = fixture.host.snapshot();
        StorageException refused = catchThrowableOfType(
                StorageException.class, () -> delete(fixture).plan(name, force));
        assertThat(fixture.host.snapshot()).isEqualTo(before);
        return refused;
    }
}
