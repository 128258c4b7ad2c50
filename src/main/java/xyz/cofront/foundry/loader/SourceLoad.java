package xyz.cofront.foundry.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachineList;
import xyz.cofront.foundry.loader.Places.Place;
import xyz.cofront.foundry.validation.Companions;
import xyz.cofront.foundry.validation.FieldPath;
import xyz.cofront.foundry.validation.Validator;
import xyz.cofront.foundry.validation.Violation;

/// The work on one source whose text is YAML.
final class SourceLoad {
    private final JsonMapper mapper;
    private final Shape machine;
    private final Shape list;
    private final ProblemLog log;
    private final String name;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    /// A bound document with the way back to its text.
    private record Part(LoadedDocument document, Places places, String prefix) {}

    SourceLoad(Source source, Shape machine, Shape list, JsonMapper mapper) {
        this.mapper = mapper;
        this.machine = machine;
        this.list = list;
        this.log = new ProblemLog(source);
        this.name = source.name();
    }

    Loaded load(List<Node> nodes) {
        List<Node> filled =
                nodes.stream().filter(node -> !node.getTag().equals(Tag.NULL)).toList();
        if (filled.isEmpty()) {
            log.malformed(new Place(1, 1), "", "holds no document; expected kind: " + VirtualMachine.KIND);
        }
        filled.forEach(this::document);
        clashes();
        return new Loaded(parts.stream().map(Part::document).toList(), log.problems(), notices);
    }

    private void document(Node root) {
        Optional<SequenceNode> items = items(root);
        if (items.isEmpty()) {
            one(root, "");
            return;
        }
        new Walk(log, rooted(root, "")).walk(root, list, "");
        List<Node> nodes = items.get().getValue();
        for (int index = 0; index < nodes.size(); index++) {
            one(nodes.get(index), FieldPath.item("items", index));
        }
    }

    private void one(Node root, String prefix) {
        log.nextDocument();
        Places known = rooted(root, prefix);
        if (foreign(root, prefix)) {
            return;
        }
        JsonNode tree = new Walk(log, known).walk(root, machine, prefix);
        if (tree != null) {
            VirtualMachine vm = normalize(mapper.treeToValue(tree, VirtualMachine.class), known, prefix);
            Validator.validate(vm).forEach(violation -> report(violation, known, prefix));
            parts.add(new Part(new LoadedDocument(vm, Place.of(root).line()), known, prefix));
        }
    }

    /// A document of another kind has other fields: one problem says enough. A kind that is only misspelt is read on.
    private boolean foreign(Node root, String prefix) {
        Optional<ScalarNode> kind =
                field(root, "kind").filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
        boolean other = kind.filter(node -> !node.getTag().equals(Tag.NULL))
                .filter(node -> Suggestion.nearest(node.getValue(), List.of(VirtualMachine.KIND))
                        .isEmpty())
                .isPresent();
        if (other) {
            log.invalid(
                    Place.of(kind.orElseThrow()),
                    FieldPath.child(prefix, "kind"),
                    "must be \"" + VirtualMachine.KIND + "\"");
        }
        return other;
    }

    private VirtualMachine normalize(VirtualMachine vm, Places known, String prefix) {
        Normalized normalized = Normalized.of(vm);
        normalized.notices().forEach(change -> {
            Place place = known.of(FieldPath.join(prefix, change.path()));
            notices.add(
                    name + ":" + place.line() + ":" + place.column() + ": " + change.path() + ": " + change.message());
        });
        return normalized.vm();
    }

    private void report(Violation violation, Places known, String prefix) {
        String path = FieldPath.join(prefix, violation.path());
        if (!log.explains(path)) {
            log.broken(known.of(path), path, violation.message());
        }
    }

    private void clashes() {
        List<VirtualMachine> machines =
                parts.stream().map(part -> part.document().vm()).toList();
        for (Companions.Clash clash : Companions.clashes(machines)) {
            Part later = parts.get(clash.later());
            String path = FieldPath.join(later.prefix(), clash.violation().path());
            int line = parts.get(clash.earlier()).document().line();
            log.broken(later.places().of(path), path, clash.violation().message() + ", which starts on line " + line);
        }
    }

    private Places rooted(Node root, String prefix) {
        Places known = new Places();
        known.put(prefix, root);
        return known;
    }

    private static Optional<SequenceNode> items(Node root) {
        boolean isList = field(root, "kind")
                .filter(kind ->
                        kind instanceof ScalarNode scalar && scalar.getValue().equals(VirtualMachineList.KIND))
                .isPresent();
        return isList
                ? field(root, "items").filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast)
                : Optional.empty();
    }

    private static Optional<Node> field(Node root, String key) {
        if (!(root instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }
}
