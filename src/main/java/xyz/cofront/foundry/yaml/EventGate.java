package xyz.cofront.foundry.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Looks at the parser's events, one by one, for what Foundry does not take. It stops at the first thing too deep, and
/// after a handful of others.
final class EventGate {
    private static final int ENOUGH = 20;

    private final List<YamlFault> faults = new ArrayList<>();
    private int depth;

    void check(LoadSettings settings, String content) {
        for (Event event : new Parse(settings).parseString(content)) {
            check(event);
            if (depth > YamlText.MAX_DEPTH || faults.size() >= ENOUGH) {
                return;
            }
        }
    }

    List<YamlFault> faults() {
        return List.copyOf(faults);
    }

    List<YamlFault> faultsAnd(YamlFault last) {
        faults.add(last);
        return faults();
    }

    private void check(Event event) {
        if (event instanceof AliasEvent) {
            add(event, "aliases (*name) are not supported; write the value out");
            return;
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            add(event, "anchors (&name) are not supported; write the value out where it is needed");
        }
        if (tag(event).isPresent()) {
            add(event, "tags (!name) are not supported; quote a value that is meant as text");
        }
        countDepth(event);
    }

    private void countDepth(Event event) {
        if (event instanceof CollectionEndEvent) {
            depth--;
        }
        if (event instanceof CollectionStartEvent && ++depth > YamlText.MAX_DEPTH) {
            add(event, "nested deeper than " + YamlText.MAX_DEPTH + " levels");
        }
    }

    private static Optional<String> tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
    }

    private void add(Event event, String message) {
        Optional<Mark> mark = event.getStartMark();
        int line = mark.map(Mark::getLine).orElse(0);
        int column = mark.map(Mark::getColumn).orElse(0);
        faults.add(new YamlFault(line + 1, column + 1, message));
    }
}
