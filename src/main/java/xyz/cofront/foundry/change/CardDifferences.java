package xyz.cofront.foundry.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.change.Comparison.Sides;
import xyz.cofront.foundry.libvirtxml.MachineFacts;
import xyz.cofront.foundry.naming.Names;

/// Network cards by their place, which is what the guest names them after.
record CardDifferences(Comparison comparison) {
    private static final String PLUG = "what the card is plugged into is decided when the machine starts";
    private static final String GUEST = "the guest took its addresses at its first boot and finds its cards by them";

    void find() {
        List<NetworkInterface> applied = comparison.machine.applied().spec().networkInterfaces();
        List<NetworkInterface> file = comparison.wanted.document().spec().networkInterfaces();
        for (int index = 0; index < Math.max(applied.size(), file.size()); index++) {
            card(index, at(applied, index), at(file, index));
        }
    }

    private void card(int index, Optional<NetworkInterface> applied, Optional<NetworkInterface> file) {
        String path = "spec.networkInterfaces[" + index + "]";
        if (file.isEmpty()) {
            NetworkInterface old = applied.orElseThrow();
            comparison.add(
                    path,
                    described(old),
                    null,
                    ChangeClass.RESTART,
                    Origin.FILE,
                    "the running guest has it until then",
                    new Effect.RemoveCard(mac(old, index)));
            return;
        }
        if (applied.isEmpty() || !plugged(applied.get(), index)) {
            Origin origin = applied.isEmpty() ? Origin.FILE : Origin.DRIFT;
            String note = applied.isEmpty()
                    ? "its addresses are the guest's to set: cloud-init did so at the first boot alone"
                    : "somebody took it out; it is plugged in again";
            comparison.add(
                    path, null, described(file.get()), ChangeClass.LIVE, origin, note, new Effect.AddCard(index));
            return;
        }
        both(path, index, applied.get(), file.get());
    }

    private void both(String path, int index, NetworkInterface applied, NetworkInterface file) {
        unseen(path + ".ip", text(applied.ip()), text(file.ip()), ChangeClass.RECREATE, GUEST, new Effect.Recorded());
        if (Objects.equals(applied.ip(), file.ip())) {
            unseen(
                    path + ".mac",
                    mac(applied, index),
                    mac(file, index),
                    ChangeClass.RECREATE,
                    GUEST,
                    new Effect.Recorded());
        }
        seeded(path + ".gateway", text(applied.gateway()), text(file.gateway()));
        seeded(path + ".dnsServers", list(applied), list(file));
        seeded(
                path + ".defaultRoute",
                Boolean.toString(applied.carriesDefaultRoute(index)),
                Boolean.toString(file.carriesDefaultRoute(index)));
        plug(path, index, applied, file);
    }

    /// What cloud-init alone is told.
    private void seeded(String path, @Nullable String applied, @Nullable String file) {
        unseen(path, applied, file, SeedDifferences.kind(comparison), SeedDifferences.NOTE, new Effect.NewSeed());
    }

    private void unseen(
            String path,
            @Nullable String applied,
            @Nullable String file,
            ChangeClass kind,
            String note,
            Effect effect) {
        comparison.field(path, path, Sides.unseen(applied, file), kind, note, effect);
    }

    private void plug(String path, int index, NetworkInterface applied, NetworkInterface file) {
        String mac = mac(applied, index);
        Effect effect = new Effect.ReplaceCard(mac, index);
        MachineFacts.Card live = comparison.machine.live().card(mac).orElseThrow();
        MachineFacts.Card defined = comparison.machine.defined().card(mac).orElseThrow();
        String kind = file.bridge() != null ? ".bridge" : file.network() != null ? ".network" : ".user";
        comparison.field(
                path + kind,
                path + kind,
                new Sides<>(source(applied), source(file), source(live), source(defined)),
                ChangeClass.RESTART,
                PLUG,
                effect);
        comparison.field(
                path + ".vlan",
                path + ".vlan",
                new Sides<>(applied.vlan(), file.vlan(), live.vlan(), defined.vlan()),
                ChangeClass.RESTART,
                PLUG,
                effect);
        comparison.field(
                path + ".mtu",
                path + ".mtu",
                new Sides<>(applied.mtu(), file.mtu(), live.mtu(), defined.mtu()),
                ChangeClass.RESTART,
                PLUG,
                effect);
    }

    private boolean plugged(NetworkInterface card, int index) {
        String mac = mac(card, index);
        return comparison.machine.live().card(mac).isPresent()
                && comparison.machine.defined().card(mac).isPresent();
    }

    private String mac(NetworkInterface card, int index) {
        return Names.mac(comparison.machine.applied().name(), card, index).text();
    }

    private static String described(NetworkInterface card) {
        return source(card) + (card.ip() == null ? "" : " " + card.ip());
    }

    private static String source(NetworkInterface card) {
        if (card.bridge() != null) {
            return "bridge " + card.bridge();
        }
        return card.network() != null ? "network " + card.network() : "user";
    }

    private static String source(MachineFacts.Card card) {
        return (card.type() + " " + card.source()).strip();
    }

    private static String list(NetworkInterface card) {
        return String.join(
                ", ", card.dnsServers().stream().map(Object::toString).toList());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Optional<NetworkInterface> at(List<NetworkInterface> cards, int index) {
        return index < cards.size() ? Optional.of(cards.get(index)) : Optional.empty();
    }
}
