package xyz.cofront.foundry.cloudinit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import xyz.cofront.foundry.yaml.SyntaxFault;
import xyz.cofront.foundry.yaml.YamlFault;

/// Reads the text of a whole cloud-config into nodes ready to be merged and written again, or says what is
/// wrong with it.
///
/// Refused beyond what is no YAML: anchors, aliases and merge keys (they could hide a key that Foundry writes,
/// and grow without bound), tags other than `!!binary` (cloud-init refuses them too, or they change how a plain
/// word reads), keys that are not text, duplicate keys (cloud-init silently takes the last), several documents,
/// deep nesting.
final class CloudConfig {
    private static final int MAX_DEPTH = 32;
    private static final String BINARY = Tag.BINARY.getValue();

    /// cloud-init tells the kind of user-data by its first line; `#cloud-config-archive` and the like are other
    /// kinds.
    private static final Pattern HEADER = Pattern.compile("#cloud-config(\\s.*)?");

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setLabel("userData")
            .build();

    private final List<UserDataProblem> problems = new ArrayList<>();
    private MappingNode root = Yaml.mapping(List.of());

    private CloudConfig() {}

    static CloudConfig read(String text) {
        CloudConfig config = new CloudConfig();
        config.judgeHeader(text);
        try {
            config.judgeEvents(text);
            if (config.problems.isEmpty()) {
                config.compose(text);
            }
        } catch (YamlEngineException e) {
            config.problems.add(malformed(e, text));
        }
        return config;
    }

    /// In the order of the text; when there are any, [#root] is of no use.
    List<UserDataProblem> problems() {
        return List.copyOf(problems);
    }

    /// The document, its strings in the styles of [Yaml] and its plain words as they were; empty if the text
    /// is.
    MappingNode root() {
        return root;
    }

    private void judgeHeader(String text) {
        String first = text.lines().findFirst().orElse("");
        if (!HEADER.matcher(first).matches()) {
            problems.add(new UserDataProblem(1, 1, "must begin with the line #cloud-config"));
        }
    }

    /// On the event stream, before any tree is built: a deep tree would overflow the stack of whoever walks it.
    private void judgeEvents(String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                report(event.getStartMark(), "is nested deeper than " + MAX_DEPTH + " levels");
                return;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                report(event.getStartMark(), "holds a second document; cloud-init reads only one");
                return;
            }
            judgeNode(event);
        }
    }

    private void judgeNode(Event event) {
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            report(event.getStartMark(), "holds an anchor or alias; write the value out instead");
        }
        Optional<String> tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
        if (tag.isPresent() && !tag.get().equals(BINARY)) {
            report(event.getStartMark(), "holds a tag other than !!binary; quote the value instead");
        }
    }

    private void compose(String text) {
        Optional<Node> node = new Compose(SETTINGS).composeString(text);
        if (node.isEmpty()) {
            return;
        }
        if (node.get() instanceof MappingNode mapping) {
            root = mapping(mapping);
            return;
        }
        report(node.get().getStartMark(), "must hold keys and values at its top level");
    }

    private Node restyled(Node node) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence ->
                Yaml.list(sequence.getValue().stream().map(this::restyled).toList());
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("the composer gave a node of an unknown kind");
        };
    }

    private static Node scalar(ScalarNode scalar) {
        boolean lines = scalar.getValue().contains("\n");
        if ((scalar.isPlain() && !lines) || scalar.getTag().equals(Tag.BINARY)) {
            return scalar;
        }
        ScalarNode text = Yaml.text(scalar.getValue());
        return new ScalarNode(
                text.getTag(),
                true,
                text.getValue(),
                text.getScalarStyle(),
                scalar.getStartMark(),
                scalar.getEndMark());
    }

    private MappingNode mapping(MappingNode mapping) {
        Set<String> seen = new HashSet<>();
        List<NodeTuple> tuples = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            judgeKey(tuple.getKeyNode(), seen);
            tuples.add(new NodeTuple(restyled(tuple.getKeyNode()), restyled(tuple.getValueNode())));
        }
        return Yaml.mapping(tuples);
    }

    private void judgeKey(Node key, Set<String> seen) {
        if (!(key instanceof ScalarNode scalar)) {
            report(key.getStartMark(), "has a key that is not text");
            return;
        }
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            report(key.getStartMark(), "holds a merge key; write the values out instead");
        }
        if (!seen.add(scalar.getValue())) {
            report(key.getStartMark(), "gives this key a second time");
        }
    }

    private void report(Optional<Mark> mark, String message) {
        problems.add(problem(mark, message));
    }

    static UserDataProblem problem(Optional<Mark> mark, String message) {
        return mark.map(place -> new UserDataProblem(place.getLine() + 1, place.getColumn() + 1, message))
                .orElseGet(() -> new UserDataProblem(1, 1, message));
    }

    /// In words that quote nothing of the text, as the parser's own do.
    private static UserDataProblem malformed(YamlEngineException e, String text) {
        YamlFault fault = SyntaxFault.of(e, text);
        return new UserDataProblem(fault.line(), fault.column(), fault.message());
    }
}
