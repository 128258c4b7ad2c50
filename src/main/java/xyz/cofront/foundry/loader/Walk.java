package xyz.cofront.foundry.loader;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.loader.Places.Place;
import xyz.cofront.foundry.validation.FieldPath;

/// Walks a document's nodes against a shape: logs everything that does not fit, remembers where each field stands, and
/// returns what fits as a tree that binds without an error.
final class Walk {
    private static final JsonNodeFactory TREE = JsonNodeFactory.instance;

    private final ProblemLog log;
    private final Places places;
    private final Scalars scalars;

    Walk(ProblemLog log, Places places) {
        this.log = log;
        this.places = places;
        this.scalars = new Scalars(log);
    }

    /// The part of the node that fits, or `null` if nothing does or there is nothing.
    @Nullable
    JsonNode walk(Node node, Shape shape, String path) {
        return switch (shape) {
            case Shape.Fields fields ->
                node instanceof MappingNode mapping ? fields(mapping, fields, path) : wrong(node, shape, path);
            case Shape.TextMap _ ->
                node instanceof MappingNode mapping ? texts(mapping, path) : wrong(node, shape, path);
            case Shape.Items(Shape item) ->
                node instanceof SequenceNode list ? items(list, item, path) : wrong(node, shape, path);
            case Shape.Command _ when node instanceof SequenceNode list -> items(list, new Shape.Text(), path);
            case Shape.Ignored(Shape inner) -> {
                walk(node, inner, path);
                yield null;
            }
            case Shape.Anything _ -> null;
            default -> node instanceof ScalarNode scalar ? scalars.read(scalar, shape, path) : wrong(node, shape, path);
        };
    }

    private @Nullable JsonNode wrong(Node node, Shape shape, String path) {
        scalars.wrong(node, places.of(path), shape, path, "");
        return null;
    }

    private JsonNode fields(MappingNode mapping, Shape.Fields shape, String path) {
        ObjectNode object = TREE.objectNode();
        Set<String> present = new HashSet<>();
        for (NodeTuple tuple : unique(mapping, path)) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            String field = FieldPath.child(path, key);
            Shape fieldShape = shape.fields().get(key);
            if (fieldShape == null) {
                unknown(tuple.getKeyNode(), key, shape, path);
                continue;
            }
            boolean absent = absent(tuple.getValueNode());
            places.put(field, tuple.getKeyNode(), absent ? tuple.getKeyNode() : tuple.getValueNode());
            if (!absent) {
                present.add(key);
                set(object, key, walk(tuple.getValueNode(), fieldShape, field));
            }
        }
        missing(shape, present, path);
        return object;
    }

    private void unknown(Node keyNode, String key, Shape.Fields shape, String path) {
        boolean hidden = SecretLines.tells(key) || (path.endsWith("cloudInit") && !SecretLines.isKey(key));
        String field = hidden ? path + "[…]" : FieldPath.child(path, key);
        Suggestions.closest(key, shape.fields().keySet()).ifPresent(meant -> log.taint(FieldPath.child(path, meant)));
        String meant = Suggestions.clause(key, shape.fields().keySet(), '"');
        String known =
                "; the fields here are " + String.join(", ", shape.fields().keySet());
        log.malformed(Place.of(keyNode), field, "unknown field" + (meant.isEmpty() ? known : meant));
    }

    private void missing(Shape.Fields shape, Set<String> present, String path) {
        shape.fields().keySet().stream()
                .filter(key -> shape.required().contains(key) && !present.contains(key))
                .map(key -> FieldPath.child(path, key))
                .filter(field -> !log.tainted(field))
                .forEach(field -> log.invalid(places.of(field), field, required(field)));
    }

    private static String required(String field) {
        if (field.endsWith("apiVersion")) {
            return "is required; write apiVersion: " + VirtualMachine.API_VERSION;
        }
        return field.endsWith("kind") ? "is required; write kind: " + VirtualMachine.KIND : "is required";
    }

    private JsonNode texts(MappingNode mapping, String path) {
        ObjectNode object = TREE.objectNode();
        for (NodeTuple tuple : unique(mapping, path)) {
            ScalarNode keyNode = (ScalarNode) tuple.getKeyNode();
            String field = FieldPath.child(path, keyNode.getValue());
            places.put(field, keyNode, tuple.getValueNode());
            if (!keyNode.getTag().equals(Tag.STR)) {
                log.malformed(Place.of(keyNode), field, "has a key that is not a text; quote the key");
                continue;
            }
            if (absent(tuple.getValueNode())) {
                log.malformed(Place.of(keyNode), field, "has no value; write \"\" for an empty text");
                continue;
            }
            set(object, keyNode.getValue(), walk(tuple.getValueNode(), new Shape.Text(), field));
        }
        return object;
    }

    private JsonNode items(SequenceNode list, Shape shape, String path) {
        ArrayNode array = TREE.arrayNode();
        List<Node> nodes = list.getValue();
        for (int index = 0; index < nodes.size(); index++) {
            String field = FieldPath.item(path, index);
            places.put(field, nodes.get(index));
            JsonNode item = absent(nodes.get(index)) ? null : walk(nodes.get(index), shape, field);
            if (absent(nodes.get(index))) {
                log.malformed(Place.of(nodes.get(index)), field, "is an empty entry; give it a value or leave it out");
            }
            add(array, item == null ? placeholder(shape, path) : item);
        }
        return array;
    }

    /// What stands for an entry that does not fit, so that those after it keep their index.
    private @Nullable JsonNode placeholder(Shape shape, String path) {
        if (shape instanceof Shape.Fields) {
            return TREE.objectNode();
        }
        if (shape instanceof Shape.Text || shape instanceof Shape.Command) {
            return TREE.stringNode("");
        }
        // Nothing stands for a bad address: the list loses an entry, and no rule may name its entries by index.
        log.taint(path);
        return null;
    }

    /// The fields with a key that is a text and comes for the first time; the others are logged.
    private List<NodeTuple> unique(MappingNode mapping, String path) {
        Map<String, Place> first = new HashMap<>();
        return mapping.getValue().stream()
                .filter(tuple -> isUnique(tuple.getKeyNode(), first, path))
                .toList();
    }

    private boolean isUnique(Node key, Map<String, Place> first, String path) {
        if (!(key instanceof ScalarNode scalar)) {
            log.malformed(Place.of(key), path, "has a list or mapping as a key; a key is one word");
            return false;
        }
        Place before = first.putIfAbsent(scalar.getValue(), Place.of(key));
        if (before != null) {
            String field = FieldPath.child(path, scalar.getValue());
            log.malformed(Place.of(key), field, "is given twice, first on line " + before.line());
        }
        return before == null;
    }

    private static boolean absent(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private static void set(ObjectNode object, String key, @Nullable JsonNode value) {
        if (value != null) {
            object.set(key, value);
        }
    }

    private static void add(ArrayNode array, @Nullable JsonNode value) {
        if (value != null) {
            array.add(value);
        }
    }
}
