package xyz.cofront.foundry.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the schema says of one field, or of the whole document.
///
/// @param path from the document's root; `""` for the document
/// @param node the field's part of the schema
/// @param required whether a document must have it
public record Field(String path, JsonNode node, boolean required) {

    /// A word that the field may hold.
    public record Word(String word, String description) {}

    /// The last part of the path.
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    public String description() {
        return node.path("description").asString("");
    }

    /// In kubectl's way of writing, such as `<[]Object>`.
    public String type() {
        return "<" + type(node) + ">";
    }

    /// The value it has where a document leaves it out.
    public Optional<String> fallback() {
        return Optional.of(node.path("default")).filter(JsonNode::isValueNode).map(value -> value.asString(""));
    }

    /// The words it may hold, if it holds one of some.
    public List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (int index = 0; index < node.path("enum").size(); index++) {
            JsonNode word = node.path("enum").path(index);
            if (word.isString()) {
                words.add(new Word(
                        word.stringValue(),
                        node.path("enumDescriptions").path(index).asString("")));
            }
        }
        return List.copyOf(words);
    }

    /// Those of a mapping, or of each entry of a list of mappings.
    public List<Field> fields() {
        JsonNode mapping = node.has("items") ? node.path("items") : node;
        List<String> needed = mapping.path("required").values().stream()
                .map(JsonNode::stringValue)
                .toList();
        return mapping.path("properties").properties().stream()
                .map(entry -> new Field(
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                        entry.getValue(),
                        needed.contains(entry.getKey())))
                .toList();
    }

    private static String type(JsonNode node) {
        if (node.has("anyOf")) {
            return "(" + type(node.path("anyOf").path(0)) + "|"
                    + type(node.path("anyOf").path(1)) + ")";
        }
        JsonNode type = node.path("type");
        String word = type.isArray() ? type.path(0).asString("") : type.asString("");
        return switch (word) {
            case "array" -> "[]" + type(node.path("items"));
            case "object" -> node.path("additionalProperties").isObject() ? "map[string]string" : "Object";
            case "" -> "Object";
            default -> word;
        };
    }
}
