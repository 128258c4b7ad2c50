package xyz.cofront.foundry.checkup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.storage.PoolUse;
import xyz.cofront.foundry.storage.StorageStatus;

/// Whether the pools have room, now and when the disks in them have grown to their sizes.
record SpaceCheck(LibvirtLink link, Function<Hypervisor, StorageStatus> storage) implements Check {
    /// One part in so many is little.
    private static final int LITTLE = 20;

    private static final Mend LOOK = new Mend("see what takes the room", "foundry storage status");

    @Override
    public String name() {
        return "space";
    }

    @Override
    public List<CheckResult> look() {
        List<PoolUse> pools =
                link.ask(storage).pools().stream().filter(PoolUse::active).toList();
        List<CheckResult> found = pools.stream().flatMap(this::faults).toList();
        return found.isEmpty() ? List.of(CheckResult.ok(name(), summary(pools))) : found;
    }

    private static String summary(List<PoolUse> pools) {
        return pools.isEmpty()
                ? "no pool is active"
                : "free: "
                        + String.join(
                                ", ",
                                pools.stream()
                                        .map(pool -> pool.name() + " " + Amount.of(pool.available()))
                                        .toList());
    }

    private Stream<CheckResult> faults(PoolUse pool) {
        return Stream.of(full(pool), overcommitted(pool))
                .flatMap(Optional::stream)
                .map(result -> result.about(pool.name()));
    }

    private Optional<CheckResult> full(PoolUse pool) {
        String room = "pool '%s' has %s free of %s"
                .formatted(pool.name(), Amount.of(pool.available()), Amount.of(pool.capacity()));
        if (pool.capacity() > 0 && pool.available() == 0) {
            return Optional.of(CheckResult.failed(name(), room + ": guests stop when they write", LOOK));
        }
        return pool.available() < pool.capacity() / LITTLE
                ? Optional.of(CheckResult.warning(name(), room, LOOK))
                : Optional.empty();
    }

    private Optional<CheckResult> overcommitted(PoolUse pool) {
        return pool.overcommit().orElse(0) > 1
                ? Optional.of(CheckResult.warning(
                        name(),
                        "the disks in pool '%s' may still take %s, and %s is free"
                                .formatted(pool.name(), Amount.of(pool.committed()), Amount.of(pool.available())),
                        LOOK,
                        Mend.by("free some, or give the pool more")))
                : Optional.empty();
    }
}
