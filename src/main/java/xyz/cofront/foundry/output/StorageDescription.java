package xyz.cofront.foundry.output;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import xyz.cofront.foundry.storage.Finding;
import xyz.cofront.foundry.storage.PoolUse;
import xyz.cofront.foundry.storage.StorageStatus;
import xyz.cofront.foundry.storage.VolumeUse;

/// The storage of the whole host, described for people.
final class StorageDescription {
    private final StorageStatus status;
    private final boolean wide;
    private final StringBuilder text = new StringBuilder();

    /// @param wide whether types and paths of pools are shown, too
    StorageDescription(StorageStatus status, boolean wide) {
        this.status = status;
        this.wide = wide;
    }

    String text() {
        text.append("Pools:\n").append(pools());
        if (!status.biggest().isEmpty()) {
            text.append("Biggest volumes:\n").append(biggest());
        }
        findings("Unused images", status.unusedImages());
        findings("Orphan volumes", status.orphans());
        findings("Leftovers", status.leftovers());
        return text.toString();
    }

    private String pools() {
        if (status.pools().isEmpty()) {
            return "  none\n";
        }
        Columns columns = wide
                ? new Columns("NAME", "STATE", "CAPACITY", "USED", "FREE", "COMMITTED", "OVERCOMMIT", "TYPE", "PATH")
                : new Columns("NAME", "STATE", "CAPACITY", "USED", "FREE", "COMMITTED", "OVERCOMMIT");
        status.pools().forEach(pool -> add(columns, pool));
        return columns.text("  ");
    }

    private void add(Columns columns, PoolUse pool) {
        String state = pool.active() ? "active" : "inactive";
        String capacity = size(pool, pool.capacity());
        String used = size(pool, pool.allocation());
        String free = size(pool, pool.available());
        String committed = size(pool, pool.committed());
        String ratio = ratio(pool.overcommit());
        if (wide) {
            String path = pool.path().orElse("");
            columns.add(pool.name(), state, capacity, used, free, committed, ratio, pool.type(), path);
        } else {
            columns.add(pool.name(), state, capacity, used, free, committed, ratio);
        }
    }

    /// An inactive pool tells no sizes.
    private static String size(PoolUse pool, long bytes) {
        return pool.active() ? Size.ofBytes(bytes) : "";
    }

    private static String ratio(OptionalDouble ratio) {
        if (ratio.isEmpty()) {
            return "";
        }
        return Double.isInfinite(ratio.getAsDouble())
                ? "full"
                : String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
    }

    private String biggest() {
        Columns columns = new Columns("VOLUME", "ALLOCATION", "SIZE", "USE", "VMS");
        for (VolumeUse volume : status.biggest()) {
            columns.add(
                    volume.id().toString(),
                    Size.ofBytes(volume.allocation()),
                    Size.ofBytes(volume.capacity()),
                    volume.use(),
                    String.join(",", volume.machines()));
        }
        return columns.text("  ");
    }

    private void findings(String heading, List<Finding> findings) {
        if (findings.isEmpty()) {
            text.append(heading).append(": none\n");
            return;
        }
        Columns columns = new Columns("WHAT", "SIZE", "COMMAND");
        findings.forEach(finding -> columns.add(
                finding.what(), finding.bytes() == 0 ? "" : Size.ofBytes(finding.bytes()), finding.command()));
        text.append(heading).append(":\n").append(columns.text("  "));
    }
}
