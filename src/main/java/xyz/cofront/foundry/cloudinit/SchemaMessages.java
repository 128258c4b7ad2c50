package xyz.cofront.foundry.cloudinit;

import com.networknt.schema.Error;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import xyz.cofront.foundry.error.Suggestions;

/// Puts the schema's verdicts into Foundry's words. Values are never part of them.
///
/// @param schema cloud-init's whole schema
record SchemaMessages(JsonNode schema) {
    private static final int MOST_WORDS = 12;

    String of(Error error) {
        Object[] arguments = error.getArguments() == null ? new Object[0] : error.getArguments();
        return switch (error.getKeyword()) {
            case "type" -> "expected " + kinds(words(arguments[1])) + ", not " + kind(String.valueOf(arguments[0]));
            case "enum" -> oneOf(error);
            case "required" -> required(error, arguments);
            case "additionalProperties" -> unknown(error);
            case "pattern" -> "must have the form " + schemaNode(error).asString("");
            case "format" -> "is not a valid " + schemaNode(error).asString("");
            case "minItems", "minProperties" ->
                "must have at least " + schemaNode(error).asString("") + " entries";
            case "maxItems" -> "must have at most " + schemaNode(error).asString("") + " entries";
            case "minimum" -> "must be at least " + schemaNode(error).asString("");
            case "uniqueItems" -> "has an entry twice";
            case "oneOf" -> "fits more than one of the forms it may have";
            case FailedBranches.EITHER ->
                Stream.of(arguments).map(one -> of((Error) one)).collect(Collectors.joining(", or "));
            case "deprecated" -> "is deprecated since cloud-init " + arguments[0] + ": " + plain(arguments[1]);
            case "changed" -> "has changed in cloud-init " + arguments[0] + ": " + plain(arguments[1]);
            default -> "breaks the schema's rule \"" + error.getKeyword() + "\"";
        };
    }

    /// The words of a list as the library prints it: `[string, array]` or `string`.
    static List<String> words(Object argument) {
        String text = String.valueOf(argument);
        String bare = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        return Stream.of(bare.split(", ")).distinct().toList();
    }

    private static String kinds(List<String> types) {
        List<String> names = types.stream().map(SchemaMessages::kind).distinct().toList();
        String last = names.getLast();
        return names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
    }

    private static String kind(String type) {
        return switch (type) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "string" -> "a text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "null" -> "nothing";
            default -> type;
        };
    }

    private String oneOf(Error error) {
        List<String> words = schemaNode(error).values().stream()
                .map(word -> word.asString(""))
                .toList();
        return words.size() > MOST_WORDS
                ? "is none of the " + words.size() + " words it may be"
                : "must be one of " + String.join(", ", words);
    }

    private static String required(Error error, Object... arguments) {
        return error.getProperty() != null || arguments.length == 1
                ? "needs " + arguments[0]
                : "needs one of " + Stream.of(arguments).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private String unknown(Error error) {
        List<String> known = schemaNode(error, 1).path("properties").propertyNames().stream()
                .sorted()
                .toList();
        String hint = Suggestions.closest(String.valueOf(error.getProperty()), known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElseGet(() -> known.isEmpty() || known.size() > MOST_WORDS
                        ? ""
                        : "; the keys here are " + String.join(", ", known));
        return "cloud-init knows no such key here" + hint;
    }

    private JsonNode schemaNode(Error error) {
        return schemaNode(error, 0);
    }

    /// The place in the schema that spoke, or one so many levels above.
    private JsonNode schemaNode(Error error, int above) {
        if (error.getSchemaLocation() == null) {
            return schema.path("");
        }
        JsonNode node = schema;
        int count = error.getSchemaLocation().getFragment().getNameCount() - above;
        for (int index = 0; index < count; index++) {
            Object element = error.getSchemaLocation().getFragment().getElement(index);
            node = element instanceof Integer number ? node.path(number) : node.path(String.valueOf(element));
        }
        return node;
    }

    /// Without the markup of cloud-init's documentation.
    private static String plain(Object text) {
        String bare = String.valueOf(text).replace("**", "").replace("``", "\"").strip();
        String end = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        return end.isEmpty() ? "" : end.substring(0, 1).toLowerCase(Locale.ROOT) + end.substring(1);
    }
}
