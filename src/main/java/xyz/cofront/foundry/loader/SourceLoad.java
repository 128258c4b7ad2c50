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
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachineList;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.loader.Places.Place;
import xyz.cofront.foundry.validation.Companions;
import xyz.cofront.foundry.validation.FieldPath;
import xyz.cofront.foundry.validation.UserDataRules;
import xyz.cofront.foundry.validation.UserDataViolation;
import xyz.cofront.foundry.validation.Validator;
import xyz.cofront.foundry.validation.Violation;
import xyz.cofront.foundry.yaml.Lines;

/// The work on one source whose text is YAML.
final class SourceLoad {
    private final JsonMapper mapper;
    private final Shape machine;
    private final Shape list;
    private final ProblemLog log;
    private final UserDataRules userData;
    private final boolean markers;
    private final Source source;
    private final List<LoadedDocument> documents = new ArrayList<>();

    SourceLoad(Source source, Shape machine, Shape list, JsonMapper mapper, UserDataRules userData, boolean markers) {
        this.mapper = mapper;
        this.machine = machine;
        this.list = list;
        this.log = new ProblemLog(source);
        this.userData = userData;
        this.markers = markers;
        this.source = source;
    }

    Loaded load(List<Node> nodes) {
        List<Node> filled =
                nodes.stream().filter(node -> !node.getTag().equals(Tag.NULL)).toList();
        if (filled.isEmpty()) {
            log.malformed(new Place(1, 1), "", "holds no document; expected kind: " + VirtualMachine.KIND);
        }
        filled.forEach(this::document);
        clashes();
        return new Loaded(documents, log.problems(), log.notices());
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
            Validator.validate(vm, markers).forEach(violation -> report(violation, known, prefix));
            userData(vm, root, known, prefix);
            documents.add(new LoadedDocument(vm, Place.of(root).line(), known, prefix));
        }
    }

    /// A document of another kind has other fields: one problem says enough. A kind that is only misspelt
    /// is read on.
    private boolean foreign(Node root, String prefix) {
        Optional<ScalarNode> kind =
                field(root, "kind").filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
        boolean other = kind.filter(node -> !node.getTag().equals(Tag.NULL))
                .filter(node -> Suggestions.closest(node.getValue(), List.of(VirtualMachine.KIND))
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
            String path = FieldPath.join(prefix, change.path());
            log.notice(known.of(path), path, change.message());
        });
        return normalized.vm();
    }

    private void report(Violation violation, Places known, String prefix) {
        String path = FieldPath.join(prefix, violation.path());
        if (!log.explains(path)) {
            log.broken(known.of(path), path, violation.message());
        }
    }

    private void userData(VirtualMachine vm, Node root, Places known, String prefix) {
        CloudInit cloudInit = vm.spec().cloudInit();
        Optional<ScalarNode> node = field(root, "spec")
                .flatMap(spec -> field(spec, "cloudInit"))
                .flatMap(parent -> field(parent, "userData"))
                .filter(ScalarNode.class::isInstance)
                .map(ScalarNode.class::cast);
        String path = FieldPath.join(prefix, "spec.cloudInit.userData");
        if (cloudInit == null || node.isEmpty() || log.explains(path)) {
            return;
        }
        BlockText text = new BlockText(Lines.of(source.text()), node.get());
        userData.check(cloudInit).forEach(violation -> report(violation, text, known.of(path), path));
    }

    private void report(UserDataViolation violation, BlockText text, Place whole, String path) {
        Optional<Place> inside = text.place(violation.line(), violation.column());
        String message = inside.isPresent()
                ? violation.message()
                : violation.message() + " (its line " + violation.line() + ", column " + violation.column() + ")";
        if (violation.notice()) {
            log.notice(inside.orElse(whole), path, message);
        } else {
            log.broken(inside.orElse(whole), path, message);
        }
    }

    private void clashes() {
        List<VirtualMachine> machines =
                documents.stream().map(LoadedDocument::vm).toList();
        for (Companions.Clash clash : Companions.clashes(machines)) {
            LoadedDocument later = documents.get(clash.later());
            String path = FieldPath.join(later.prefix(), clash.violation().path());
            int line = documents.get(clash.earlier()).line();
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
