package xyz.cofront.foundry.loader;

import java.math.BigInteger;
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

/// What an editor makes of a YAML document: JSON by YAML 1.2's core schema.
final class PlainJson {
    private static final JsonNodeFactory TREE = JsonNodeFactory.instance;

    private PlainJson() {}

    static JsonNode of(Node node) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode list -> {
                ArrayNode array = TREE.arrayNode();
                list.getValue().forEach(item -> array.add(of(item)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new AssertionError("an unknown node");
        };
    }

    private static ObjectNode mapping(MappingNode mapping) {
        ObjectNode object = TREE.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            object.set(key, of(tuple.getValueNode()));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        if (tag.equals(Tag.INT)) {
            return text.matches("[-+]?[0-9]{1,30}") ? TREE.numberNode(new BigInteger(text)) : TREE.numberNode(1);
        }
        if (tag.equals(Tag.FLOAT)) {
            return TREE.numberNode(0.5);
        }
        if (tag.equals(Tag.BOOL)) {
            return TREE.booleanNode(Boolean.parseBoolean(text));
        }
        return tag.equals(Tag.NULL) ? TREE.nullNode() : TREE.stringNode(text);
    }
}
