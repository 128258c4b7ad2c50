package xyz.cofront.foundry.cloudinit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
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

/// A cloud-config as JSON, with the way back to where everything in it stands.
final class PlacedConfig {
    private static final JsonNodeFactory TREE = JsonNodeFactory.instance;

    private final Map<List<Object>, Mark> places = new HashMap<>();
    private final Map<List<Object>, Mark> keys = new HashMap<>();
    private final JsonNode tree;

    PlacedConfig(MappingNode root) {
        this.tree = mapping(root, List.of());
    }

    JsonNode tree() {
        return tree;
    }

    /// Where it stands: a scalar by its own place, a list or mapping by its key's.
    ///
    /// @param path keys and indexes from the root
    Optional<Mark> place(List<Object> path) {
        for (int length = path.size(); length > 0; length--) {
            Mark mark = places.get(path.subList(0, length));
            if (mark != null) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    /// Where a key stands.
    ///
    /// @param path of the mapping it is in
    Optional<Mark> key(List<Object> path, String key) {
        return Optional.ofNullable(keys.get(child(path, key)));
    }

    private ObjectNode mapping(MappingNode mapping, List<Object> path) {
        ObjectNode object = TREE.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = ((ScalarNode) tuple.getKeyNode()).getValue();
            List<Object> at = child(path, key);
            tuple.getKeyNode().getStartMark().ifPresent(mark -> keys.put(at, mark));
            boolean written = tuple.getValueNode() instanceof ScalarNode scalar
                    && !scalar.getValue().isEmpty();
            put(at, written ? tuple.getValueNode() : tuple.getKeyNode());
            object.set(key, value(tuple.getValueNode(), at));
        }
        return object;
    }

    private JsonNode value(Node node, List<Object> path) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, path);
            case SequenceNode sequence -> list(sequence, path);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("the composer gave a node of an unknown kind");
        };
    }

    private ArrayNode list(SequenceNode sequence, List<Object> path) {
        ArrayNode array = TREE.arrayNode();
        for (int index = 0; index < sequence.getValue().size(); index++) {
            Node item = sequence.getValue().get(index);
            List<Object> at = child(path, index);
            first(item).ifPresent(scalar -> put(at, scalar));
            array.add(value(item, at));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        boolean plain =
                scalar.getScalarStyle() == ScalarStyle.PLAIN && !scalar.getTag().equals(Tag.BINARY);
        return plain ? PlainWords.read(scalar.getValue()) : TREE.stringNode(scalar.getValue());
    }

    /// An item starts where the first word in it does.
    private static Optional<Node> first(Node node) {
        return switch (node) {
            case MappingNode mapping -> mapping.getValue().stream().findFirst().map(NodeTuple::getKeyNode);
            case SequenceNode sequence ->
                sequence.getValue().stream().findFirst().flatMap(PlacedConfig::first);
            default -> Optional.of(node);
        };
    }

    private void put(List<Object> path, Node node) {
        node.getStartMark().ifPresent(mark -> places.put(path, mark));
    }

    private static List<Object> child(List<Object> path, Object last) {
        List<Object> child = new ArrayList<>(path);
        child.add(last);
        return List.copyOf(child);
    }
}
