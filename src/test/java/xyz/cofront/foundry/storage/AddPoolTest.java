package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;

class AddPoolTest {
    private static final Folders.Entry SAFE = new Folders.Entry(true, Optional.empty(), true, false, false);

    private final StorageFixture fixture = new StorageFixture();

    @Test
    void anotherPoolsFolderIsKnownBehindItsLink() {
        fixture.host.withPool("linked", "/srv/link", 1 << 20);
        fixture.host.files().link("/srv/link", "/srv/real");
        AddPool add = new AddPool(fixture.host, fixture.defaults, _ -> Optional.of(SAFE));

        assertThatThrownBy(
                        () -> add.run(Wish.of("dir", "/srv/real").named("bulk").request()))
                .hasMessage("'/srv/real' cannot be a pool's folder: it is that of pool 'linked'");
    }

    @Test
    void aFolderBecomesAnActivePoolThatStartsWithTheHost() {
        Pool pool = add(Wish.of("dir", "/srv/bulk").named("bulk"));

        assertThat(pool)
                .isEqualTo(new Pool(
                        "bulk",
                        pool.uuid(),
                        true,
                        true,
                        true,
                        "dir",
                        Optional.of("/srv/bulk"),
                        pool.capacity(),
                        0,
                        pool.capacity()));
    }

    @Test
    void aVolumeGroupThatIsThereIsNotMade() {
        Pool pool = add(Wish.of("logical", "vg0").named("lvm"));

        assertThat(pool.path()).contains("/dev/vg0");
        assertThat(fixture.host.snapshot().things().get("pool lvm")).endsWith("build=NOTHING");
    }

    @Test
    void aVolumeGroupIsMadeOnEmptyDevicesAlone() {
        add(Wish.of("logical", "vg0").named("lvm").devices("/dev/sdb").build());

        assertThat(fixture.host.snapshot().things().get("pool lvm")).endsWith("build=EMPTY_DEVICE");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        assertRefused(Wish.of("dir", "/srv/bulk"), "there is a pool 'fast' already");
    }

    @ParameterizedTest
    @CsvSource({
        "foundry-vms, pool 'foundry-vms' is Foundry's own: it is made when first used",
        "foundry-images, pool 'foundry-images' is Foundry's own: it is made when first used"
    })
    void theNameOfADefaultPoolIsRefused(String name, String message) {
        assertRefused(Wish.of("dir", "/srv/bulk").named(name), message);
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/fast, it is that of pool 'fast'",
        "/srv/fast/within, 'it lies in /srv/fast, that of pool ''fast'''",
        "/foundry, 'in it lies /foundry/images, that of pool ''foundry-images'''",
        "/foundry/vms, it is that of pool 'foundry-vms'",
        "/foundry/vms/a, 'it lies in /foundry/vms, that of pool ''foundry-vms'''"
    })
    void aFolderThatAPoolHasIsRefused(String folder, String why) {
        assertRefused(Wish.of("dir", folder).named("bulk"), "'" + folder + "' cannot be a pool's folder: " + why);
    }

    @Test
    void theFolderOfADefaultPoolThatIsNotThereYetIsRefused() {
        fixture.host.pools().stop(DefaultPools.VMS);
        fixture.host.pools().undefine(DefaultPools.VMS);

        assertRefused(
                Wish.of("dir", "/foundry/vms").named("bulk"),
                "'/foundry/vms' cannot be a pool's folder: it is that of pool 'foundry-vms'");
    }

    @Test
    void aFolderBesideAnotherPoolsIsTaken() {
        assertThat(add(Wish.of("dir", "/srv/fast2").named("bulk")).path()).contains("/srv/fast2");
    }

    @Test
    void aVolumeGroupThatAPoolHasIsRefused() {
        fixture.host.withBlockPool("lvm", "/dev/vg0", 1);

        assertRefused(
                Wish.of("logical", "vg0").named("lvm2"),
                "'/dev/vg0' cannot be a pool's folder: it is that of pool 'lvm'");
    }

    @Test
    void anUnsafeFolderIsRefused() {
        Folders links = path -> Optional.of(
                path.equals("/srv/link") ? new Folders.Entry(false, Optional.of("/etc"), true, true, false) : SAFE);
        AddPool add = new AddPool(fixture.host, fixture.defaults, links);

        StorageException refused = catchThrowableOfType(
                StorageException.class,
                () -> add.run(Wish.of("dir", "/srv/link").named("bulk").request()));

        assertThat(refused)
                .hasMessage("'/srv/link' cannot be a pool's folder: /srv/link is a symbolic link to /etc;"
                        + " write the path it leads to");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "INVALID", "NO_SPACE", "DENIED"})
    void leavesTheHostAsItWasWhicheverCallIsRefused(Kind kind) {
        int calls = callsOfAWholeAdd();
        assertThat(calls).isGreaterThan(1);
        for (int index = 0; index < calls; index++) {
            StorageFixture fresh = new StorageFixture();
            HostSnapshot before = fresh.host.snapshot();
            fresh.host.failAt(index, kind);

            StorageException failure = catchThrowableOfType(StorageException.class, () -> add(fresh));

            assertThat(failure).as("call %d", index).hasMessageStartingWith("could not add pool 'bulk': ");
            assertThat(fresh.host.snapshot()).as("call %d", index).isEqualTo(before);
        }
    }

    @Test
    void withoutAnAnswerNobodyKnows() {
        fixture.host.failOn("pools.create", Kind.TIMEOUT);

        ConnectionException failure = catchThrowableOfType(ConnectionException.class, () -> add(fixture));

        assertThat(failure.details())
                .isEqualTo(List.of("whether it was made is not known: 'foundry pool info bulk' tells, "
                        + "'foundry pool delete bulk' removes it"));
    }

    private static int callsOfAWholeAdd() {
        StorageFixture fresh = new StorageFixture();
        fresh.host.clearCalls();
        add(fresh);
        return fresh.host.calls().size();
    }

    private static Pool add(StorageFixture fixture) {
        return new AddPool(fixture.host, fixture.defaults, path -> Optional.of(SAFE))
                .run(Wish.of("dir", "/srv/bulk").named("bulk").request());
    }

    private Pool add(Wish wish) {
        return new AddPool(fixture.host, fixture.defaults, path -> Optional.of(SAFE)).run(wish.request());
    }

    private void assertRefused(Wish wish, String message) {
        HostSnapshot before = fixture.host.snapshot();

        StorageException refused = catchThrowableOfType(StorageException.class, () -> add(wish));

        assertThat(refused).hasMessage(message);
        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }
}
