package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.validation.Violation;

/// Bridges, networks and addresses against what is on this host.
record NetworkChecks(HostSurvey survey) {
    /// The first libvirt that tags VLANs on a plain Linux bridge (libvirt's news for 11.0.0).
    private static final int VLAN_ON_BRIDGE = 11;

    List<Violation> check(List<Card> cards) {
        return cards.stream().flatMap(this::check).toList();
    }

    private Stream<Violation> check(Card card) {
        return Stream.of(
                        present(card, "bridge", card.wanted().bridge(), survey.bridges()),
                        present(card, "network", card.wanted().network(), survey.networks()),
                        vlan(card),
                        clash(card, survey.neighbours()))
                .flatMap(Optional::stream);
    }

    private static Optional<Violation> present(Card card, String field, @Nullable String name, List<String> present) {
        if (name == null || present.contains(name)) {
            return Optional.empty();
        }
        String there = present.isEmpty() ? "there is none" : "there is " + String.join(", ", present);
        String hint = Suggestions.closest(name, present)
                .map(close -> "; did you mean '" + close + "'?")
                .orElse("");
        return Optional.of(new Violation(
                card.path() + "." + field,
                "no active " + field + " '" + name + "' on this host (" + there + ")" + hint));
    }

    private Optional<Violation> vlan(Card card) {
        if (card.wanted().vlan() == null || card.wanted().bridge() == null) {
            return Optional.empty();
        }
        String version = survey.info().libraryVersion();
        int major = Integer.parseInt(version.substring(0, version.indexOf('.')));
        return major >= VLAN_ON_BRIDGE
                ? Optional.empty()
                : Optional.of(new Violation(
                        card.path() + ".vlan",
                        "a VLAN on a Linux bridge needs libvirt 11.0.0 or later; this host has " + version));
    }

    /// The first machine that has the card's address, MAC or tap already.
    static Optional<Violation> clash(Card card, List<Neighbour> neighbours) {
        return neighbours.stream()
                .filter(neighbour -> neighbour.clashesWith(card))
                .map(neighbour -> new Violation(
                        card.path() + (card.wanted().ip() == null ? ".mac" : ".ip"),
                        card.described() + " is used by VM '" + neighbour.name() + "' already"))
                .findFirst();
    }
}
