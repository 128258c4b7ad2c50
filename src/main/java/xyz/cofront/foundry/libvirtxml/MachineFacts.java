package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a domain's XML says of the things that a document can change.
///
/// @param virtType `kvm` or `qemu`
/// @param vcpus processors that are plugged in
/// @param maxVcpus how many there may be
/// @param memoryKib all its memory, what was plugged in included
/// @param currentMemoryKib what the balloon leaves the guest of it
/// @param maxMemoryKib up to how much may be plugged in
/// @param cpuMode such as `host-model`; a running domain shows what that came to. Empty where nothing is said
/// @param serialLog the file the first serial port is logged to
/// @param disks by target, CD-ROMs too
/// @param cards in the order the guest sees them
public record MachineFacts(
        String virtType,
        int vcpus,
        int maxVcpus,
        long memoryKib,
        long currentMemoryKib,
        long maxMemoryKib,
        String cpuMode,
        Optional<String> serialLog,
        Map<String, Disk> disks,
        List<Card> cards) {

    /// A disk or CD-ROM.
    ///
    /// @param path the file or block device; empty for none
    /// @param backing the file below it, where the XML gives one
    /// @param cache QEMU's cache mode; `null` where libvirt's default holds
    public record Disk(
            String target,
            Optional<String> path,
            Optional<String> backing,
            boolean cdrom,
            @Nullable String cache) {}

    /// A network card.
    ///
    /// @param mac in lower case
    /// @param type `bridge`, `network`, `user` or one that Foundry does not make
    /// @param source the bridge or network; empty for others
    public record Card(
            String mac,
            String type,
            String source,
            @Nullable Integer vlan,
            @Nullable Integer mtu) {}

    public MachineFacts {
        disks = new TreeMap<>(disks);
        cards = List.copyOf(cards);
    }

    /// The disk or CD-ROM with that target.
    public Optional<Disk> disk(String target) {
        return Optional.ofNullable(disks.get(target));
    }

    /// The card with that address.
    public Optional<Card> card(String mac) {
        return cards.stream().filter(card -> card.mac().equals(mac)).findFirst();
    }
}
