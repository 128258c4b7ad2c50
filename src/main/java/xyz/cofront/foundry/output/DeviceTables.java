package xyz.cofront.foundry.output;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.naming.Names;

/// The disks and network cards of a machine, as tables within a description.
final class DeviceTables {
    private static final String INDENT = "  ";

    private DeviceTables() {}

    /// Empty for a machine whose document is not known.
    static String disks(VirtualMachine machine, String bootVolume) {
        Columns columns = new Columns("DEVICE", "SIZE", "VOLUME", "SOURCE");
        BootDisk boot = machine.spec().bootDisk();
        ImageReference image = boot.image();
        columns.add("vda", gib(boot.sizeGB()), bootVolume, image == null ? "empty" : "image " + image);
        machine.spec()
                .dataDisks()
                .forEach(disk -> columns.add(
                        disk.device(),
                        gib(disk.sizeGB()),
                        volume(machine.name(), disk),
                        disk.volume() == null ? "empty" : "kept volume"));
        return columns.text(INDENT);
    }

    /// Empty for a machine without cards.
    static String interfaces(VirtualMachine machine) {
        List<NetworkInterface> cards = machine.spec().networkInterfaces();
        if (cards.isEmpty()) {
            return "";
        }
        Columns columns = new Columns("ADDRESS", "NETWORK", "MAC", "TAP");
        for (int index = 0; index < cards.size(); index++) {
            NetworkInterface card = cards.get(index);
            columns.add(
                    card.ip() == null ? "DHCP" : card.ip().toString(),
                    network(card),
                    Names.mac(machine.name(), card, index).text(),
                    card.ip() == null || card.user() ? "" : Names.tap(card.ip().address()));
        }
        return columns.text(INDENT);
    }

    private static String network(NetworkInterface card) {
        if (card.user()) {
            return "user";
        }
        String where = card.bridge() == null ? named("network", card.network()) : named("bridge", card.bridge());
        return card.vlan() == null ? where : where + " vlan " + card.vlan();
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : what + " " + name;
    }

    private static String volume(String machine, DataDisk disk) {
        String kept = disk.volume();
        return kept == null ? Names.data(machine, disk.device()) : kept;
    }

    private static String gib(int size) {
        return size == 0 ? "" : Size.ofBytes((long) size << 30);
    }
}
