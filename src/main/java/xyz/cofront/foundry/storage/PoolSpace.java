package xyz.cofront.foundry.storage;

import java.util.List;
import java.util.Locale;

/// Whether planned volumes fit into a pool.
///
/// Thin volumes take their space as guests write: too little for all they might write is worth a warning, only too
/// little for what is written at once is an error.
public sealed interface PoolSpace {
    /// All of it fits.
    record Enough() implements PoolSpace {}

    /// It can be made, and may not fit one day.
    record Overcommitted(String warning) implements PoolSpace {}

    /// It cannot be made.
    record TooSmall(String problem) implements PoolSpace {}

    /// @param available the pool's free bytes
    static PoolSpace judge(String pool, long available, List<SpaceNeed> needs) {
        long certain = needs.stream().mapToLong(SpaceNeed::certain).reduce(0, PoolSpace::capped);
        long most = needs.stream().mapToLong(SpaceNeed::capacity).reduce(0, PoolSpace::capped);
        String free = "pool '" + pool + "' has " + size(available) + " free";
        if (certain > available) {
            return new TooSmall(free + ", and " + size(certain) + " are needed at once");
        }
        if (most > available) {
            return new Overcommitted(free + ", and the new disks may grow to " + size(most));
        }
        return new Enough();
    }

    private static long capped(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /// For sentences, such as `1.0 MiB`.
    static String size(long bytes) {
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
    }
}
