package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Storage pools, made and found.
public interface PoolContract extends HypervisorContract {
    /// A folder of that name that a pool may have.
    String folder(String name);

    default Pools pools() {
        return hypervisor().pools();
    }

    default String poolXml(String name, String folder) {
        return "<pool type='dir'><name>@name@</name><target><path>@path@</path></target></pool>"
                .replace("@name@", name)
                .replace("@path@", folder);
    }

    default Pool createPool(String name) {
        return pools().create(poolXml(name, folder(name)));
    }

    @Test
    default void aPoolIsCreatedActiveAndStartsWithTheHost() {
        Pool pool = createPool("made");
        assertThat(pool)
                .isEqualTo(new Pool(
                        "made",
                        pool.uuid(),
                        true,
                        true,
                        true,
                        "dir",
                        Optional.of(folder("made")),
                        pool.capacity(),
                        pool.allocation(),
                        pool.available()));
        assertThat(pool.capacity()).isEqualTo(pool.allocation() + pool.available());
    }

    @Test
    default void aCreatedPoolIsFound() {
        Pool made = createPool("found");
        assertThat(pools().find("found")).map(Pool::uuid).contains(made.uuid());
    }

    @Test
    default void aPoolThatNobodyMadeIsAbsent() {
        assertThat(pools().find("nowhere")).isEmpty();
    }

    @Test
    default void anotherPoolOfTheNameIsRefused() {
        Pool first = createPool("twice");
        assertThat(kindOf(() -> pools().create(poolXml("twice", folder("elsewhere")))))
                .isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(pools().find("twice")).map(Pool::path).contains(first.path());
    }

    @Test
    default void poolsAreListedByName() {
        createPool("beta");
        createPool("alpha");
        assertThat(pools().list())
                .extracting(Pool::name)
                .containsSubsequence("alpha", "beta")
                .isSorted();
    }

    @Test
    default void aPoolThatIsNotXmlIsInvalid() {
        assertThat(kindOf(() -> pools().create("<pool"))).isEqualTo(Kind.INVALID);
    }

    @Test
    default void anActivePoolIsNotStartedAgain() {
        createPool("active");
        assertThat(kindOf(() -> pools().start("active"))).isEqualTo(Kind.WRONG_STATE);
    }

    @Test
    default void anActivePoolIsRefreshed() {
        createPool("refreshed");
        pools().refresh("refreshed");
        assertThat(pools().find("refreshed")).map(Pool::active).contains(true);
    }

    @Test
    default void aPoolMayWaitToBeStartedByHand() {
        Pool pool = pools().create(poolXml("byhand", folder("byhand")), PoolBuild.FOLDER, false);
        assertThat(List.of(pool.active(), pool.autostart())).isEqualTo(List.of(true, false));
    }

    @Test
    default void aStoppedPoolIsThereAndCanBeStartedAgain() {
        createPool("stopped");
        List<Boolean> active = new ArrayList<>();
        pools().stop("stopped");
        active.add(pools().find("stopped").orElseThrow().active());
        pools().start("stopped");
        active.add(pools().find("stopped").orElseThrow().active());
        assertThat(active).isEqualTo(List.of(false, true));
    }

    @Test
    default void aPoolIsNotStoppedTwice() {
        createPool("stopped");
        pools().stop("stopped");
        assertThat(kindOf(() -> pools().stop("stopped"))).isEqualTo(Kind.WRONG_STATE);
    }

    @Test
    default void onlyAStoppedPoolIsUndefined() {
        createPool("undefined");
        assertThat(kindOf(() -> pools().undefine("undefined"))).isEqualTo(Kind.WRONG_STATE);
        pools().stop("undefined");
        pools().undefine("undefined");
        assertThat(pools().find("undefined")).isEmpty();
    }

    @Test
    default void aPoolThatIsNotThereIsNeitherStoppedNorUndefined() {
        assertThat(kindOf(() -> pools().stop("nowhere"))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> pools().undefine("nowhere"))).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    default void aPoolThatIsNotThereIsNeitherStartedNorRefreshed() {
        assertThat(kindOf(() -> pools().start("nowhere"))).isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> pools().refresh("nowhere"))).isEqualTo(Kind.NOT_FOUND);
    }
}
