package xyz.cofront.foundry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;

class ListPoolsTest {
    private final InMemoryHypervisor host = new InMemoryHypervisor();

    @Test
    void activeAndInactivePoolsAreListedByName() {
        host.withPool("vms", "/vms", 1000).withPool("images", "/images", 5000);
        host.putVolume("images", "a.raw", new byte[512]);
        host.putVolume("images", "b.raw", new byte[512]);
        host.stopPool("vms", true);

        assertThat(new ListPools(host).run())
                .containsExactly(
                        new PoolSummary(
                                "images",
                                true,
                                "dir",
                                Optional.of("/images"),
                                true,
                                5000,
                                1024,
                                3976,
                                OptionalInt.of(2)),
                        new PoolSummary("vms", false, "dir", Optional.of("/vms"), true, 0, 0, 0, OptionalInt.empty()));
    }

    @Test
    void noPoolsAreAnEmptyListAndNoneIsMade() {
        assertThat(new ListPools(host).run()).isEmpty();
        assertThat(host.pools().list()).isEmpty();
    }

    @Test
    void aPoolThatIsStoppedMeanwhileHasNoCount() {
        host.withPool("vms", "/vms", 1000);
        host.before("volumes.list", () -> host.stopPool("vms", false));

        assertThat(new ListPools(host).run()).extracting(PoolSummary::volumes).containsExactly(OptionalInt.empty());
    }

    @Test
    void aFailureSaysWhatWasTried() {
        host.failOn("pools.list", Kind.FAILED);

        assertThat(catchThrowableOfType(StorageException.class, () -> new ListPools(host).run()))
                .hasMessage("could not list the pools: pools.list failed: injected FAILED");
    }

    @Test
    void aLostConnectionIsAFailureOfTheConnection() {
        host.withPool("vms", "/vms", 1000);
        host.failOn("volumes.list", Kind.TIMEOUT);

        assertThat(catchThrowableOfType(ConnectionException.class, () -> new ListPools(host).run()))
                .hasMessage("could not list the pools: volumes.list failed: injected TIMEOUT");
    }
}
