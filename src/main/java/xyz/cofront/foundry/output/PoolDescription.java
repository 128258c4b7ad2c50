package xyz.cofront.foundry.output;

import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.storage.PoolDetail;
import xyz.cofront.foundry.storage.PoolVolume;

/// One storage pool, described for people.
final class PoolDescription {
    private static final int KEY_WIDTH = 14;

    private final PoolDetail detail;
    private final boolean wide;
    private final StringBuilder text = new StringBuilder();

    /// @param wide whether every volume's path is shown, too
    PoolDescription(PoolDetail detail, boolean wide) {
        this.detail = detail;
        this.wide = wide;
    }

    String text() {
        Pool pool = detail.pool();
        line("Name", pool.name());
        line("UUID", pool.uuid().toString());
        line("State", pool.active() ? "active" : "inactive");
        line("Type", pool.type());
        line("Path", pool.path().orElse("-"));
        line("Autostart", pool.autostart() ? "yes" : "no");
        line("Persistent", pool.persistent() ? "yes" : "no");
        line("Capacity", size(pool, pool.capacity()));
        line("Allocation", size(pool, pool.allocation()));
        line("Available", size(pool, pool.available()));
        volumes();
        return text.toString();
    }

    /// An inactive pool tells no sizes.
    private static String size(Pool pool, long bytes) {
        return pool.active() ? Size.ofBytes(bytes) : "-";
    }

    private void volumes() {
        if (detail.volumes().isEmpty()) {
            line("Volumes", detail.pool().active() ? "none" : "-");
            return;
        }
        Columns columns = wide
                ? new Columns("NAME", "USE", "VMS", "SIZE", "ALLOCATION", "FORMAT", "CHAIN", "PATH")
                : new Columns("NAME", "USE", "VMS", "SIZE", "ALLOCATION", "FORMAT", "CHAIN");
        detail.volumes().forEach(volume -> add(columns, volume));
        text.append("Volumes:\n").append(columns.text("  "));
    }

    private void add(Columns columns, PoolVolume volume) {
        String machines = String.join(",", volume.machines());
        String size = Size.ofBytes(volume.capacity());
        String allocation = Size.ofBytes(volume.allocation());
        String chain = String.join(" <- ", volume.chain());
        if (wide) {
            columns.add(volume.name(), volume.use(), machines, size, allocation, volume.format(), chain, volume.path());
        } else {
            columns.add(volume.name(), volume.use(), machines, size, allocation, volume.format(), chain);
        }
    }

    private void line(String key, String value) {
        text.append(Text.pad(key + ":", KEY_WIDTH)).append(Text.escape(value)).append('\n');
    }
}
