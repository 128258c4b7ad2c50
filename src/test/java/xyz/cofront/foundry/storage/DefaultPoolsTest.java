package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.libvirtxml.PoolXml;

class DefaultPoolsTest {
    private final InMemoryHypervisor host = new InMemoryHypervisor();
    private final DefaultPools pools = new DefaultPools("/srv/foundry");

    @ParameterizedTest
    @CsvSource({"foundry-images, /srv/foundry/images", "foundry-vms, /srv/foundry/vms"})
    void aDefaultPoolIsMadeOnFirstUse(String name, String path) {
        Pool pool = pools.ensure(host, name);

        assertThat(pool).isEqualTo(host.pools().find(name).orElseThrow());
        assertThat(pool.active()).isTrue();
        assertThat(pool.path()).contains(path);
    }

    @Test
    void aDefaultPoolThatIsThereIsTakenAsItIs() {
        host.withPool("foundry-vms", "/elsewhere", 1 << 20);

        assertThat(pools.ensure(host, "foundry-vms").path()).contains("/elsewhere");
        assertThat(host.calls()).doesNotContain("pools.create", "pools.start");
    }

    @Test
    void aPoolThatIsNotActiveIsStarted() {
        host.withPool("fast", "/fast", 1 << 20);
        host.stopPool("fast", false);

        assertThat(pools.ensure(host, "fast").active()).isTrue();
    }

    @Test
    void aPoolWhoseFolderIsGoneIsNamedWithWhatToDo() {
        host.withPool("fast", "/fast", 1 << 20);
        host.stopPool("fast", true);

        StorageException failure = catchThrowableOfType(StorageException.class, () -> pools.ensure(host, "fast"));

        assertThat(failure)
                .hasMessage("pool 'fast' is not active and could not be started: cannot open directory '/fast': "
                        + "No such file or directory");
        assertThat(failure.details())
                .containsExactly("is its folder /fast there? 'virsh pool-build fast' makes it, "
                        + "'virsh pool-start fast' starts the pool");
    }

    @Test
    void aPoolThatSomebodyStartsMeanwhileIsFine() {
        host.withPool("fast", "/fast", 1 << 20);
        host.stopPool("fast", false);
        host.before("pools.start", () -> host.pools().start("fast"));

        assertThat(pools.ensure(host, "fast").active()).isTrue();
    }

    @Test
    void aDefaultPoolThatSomebodyMakesMeanwhileIsFine() {
        host.before("pools.create", () -> host.pools().create(PoolXml.dir("foundry-vms", "/srv/foundry/vms")));

        assertThat(pools.ensure(host, "foundry-vms").active()).isTrue();
    }

    @Test
    void anyOtherPoolThatIsMissingIsNotMade() {
        host.withPool("fast-disks", "/fast", 1 << 20);

        StorageException failure = catchThrowableOfType(StorageException.class, () -> pools.ensure(host, "fast-disk"));

        assertThat(failure).hasMessage("there is no pool 'fast-disk'");
        assertThat(failure.details())
                .containsExactly(
                        "did you mean 'fast-disks'?",
                        "'foundry pool list' shows the pools; 'foundry pool add' makes one");
        assertThat(host.pools().find("fast-disk")).isEmpty();
    }

    @Test
    void whatCannotBeMadeIsAFailureOfStorage() {
        host.withPool("other", "/srv/foundry/vms", 1 << 20);

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> pools.ensure(host, "foundry-vms"));

        assertThat(failure)
                .hasMessage("could not make pool 'foundry-vms' ready: operation failed: Storage source conflict with "
                        + "pool: 'other'");
    }

    @Test
    void aLostConnectionIsNoFailureOfStorage() {
        host.failOn("pools.create", Kind.CONNECTION);

        ConnectionException failure =
                catchThrowableOfType(ConnectionException.class, () -> pools.ensure(host, "foundry-vms"));

        assertThat(failure)
                .hasMessage("could not make pool 'foundry-vms' ready: pools.create failed: injected CONNECTION");
    }

    @ParameterizedTest
    @CsvSource({
        "qemu:///system, /var/lib/libvirt/images/foundry/vms",
        "qemu:///system?socket=/x/session, /var/lib/libvirt/images/foundry/vms",
        "qemu:///session, /home/ann/.local/share/libvirt/images/foundry/vms",
        "qemu:///session?socket=/run/sock, /home/ann/.local/share/libvirt/images/foundry/vms"
    })
    void theFolderGoesByTheConnection(String uri, String path) {
        DefaultPools pools = DefaultPools.of(uri, Map.of("HOME", "/home/ann"));

        assertThat(pools.ensure(host, "foundry-vms").path()).contains(path);
    }

    @Test
    void aSessionsFolderGoesByXdgDataHome() {
        DefaultPools pools = DefaultPools.of("qemu:///session", Map.of("HOME", "/home/ann", "XDG_DATA_HOME", "/data"));

        assertThat(pools.ensure(host, "foundry-images").path()).contains("/data/libvirt/images/foundry/images");
    }

    @Test
    void aRelativeXdgDataHomeCountsAsUnset() {
        DefaultPools pools = DefaultPools.of("qemu:///session", Map.of("HOME", "/home/ann", "XDG_DATA_HOME", "data"));

        assertThat(pools.ensure(host, "foundry-images").path())
                .contains("/home/ann/.local/share/libvirt/images/foundry/images");
    }

    @Test
    void aSessionWithoutHomeHasNoFolder() {
        assertThat(catchThrowableOfType(
                        StorageException.class, () -> DefaultPools.of("qemu:///session", Map.of("HOME", ""))))
                .hasMessage("no folder for the session's pools: neither XDG_DATA_HOME nor HOME is set");
    }

    @Test
    void lookingForProblemsMakesNothing() {
        assertThat(List.of(pools.problems(host, "foundry-vms"), pools.problems(host, "foundry-images")))
                .containsOnly(List.of());
        assertThat(host.pools().list()).isEmpty();
    }
}
