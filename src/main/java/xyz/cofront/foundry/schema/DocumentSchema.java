package xyz.cofront.foundry.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.Suggestions;

/// The JSON Schema of the documents. It is generated from the records and their documentation, and a test
/// holds it to them.
public final class DocumentSchema {
    /// Its name beside this class.
    public static final String RESOURCE = "virtualmachine.schema.json";

    private static final List<String> RESOURCE_WORDS = List.of("vm", "vms", "virtualmachine", "virtualmachines");

    private final String text;
    private final JsonNode tree;

    private DocumentSchema(String text) {
        this.text = text;
        this.tree = JsonMapper.shared().readTree(text);
    }

    public static DocumentSchema load() {
        try (InputStream in = Objects.requireNonNull(DocumentSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new DocumentSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As JSON, ending in a line break.
    public String text() {
        return text;
    }

    public JsonNode tree() {
        return tree;
    }

    /// The field at a path such as `spec.networkInterfaces.ip`. The word for the kind of thing may stand
    /// before it, as kubectl wants it, and indexes of lists are passed over.
    ///
    /// @param typed `""` for the document itself
    /// @throws ConfigurationException if there is no such field, with the one that was probably meant
    public Field field(String typed) {
        Field field = new Field("", tree.path("definitions").path("VirtualMachine"), false);
        for (String word : words(typed)) {
            Field parent = field;
            field = parent.fields().stream()
                    .filter(child -> child.name().equals(word))
                    .findFirst()
                    .orElseThrow(() -> missing(typed, word, parent));
        }
        return field;
    }

    private static List<String> words(String typed) {
        List<String> words = Stream.of(typed.replaceAll("\\[[0-9*]*]", "").split("\\."))
                .filter(word -> !word.isEmpty())
                .toList();
        boolean resource =
                !words.isEmpty() && RESOURCE_WORDS.contains(words.getFirst().toLowerCase(Locale.ROOT));
        return resource ? words.subList(1, words.size()) : words;
    }

    private static ConfigurationException missing(String typed, String word, Field parent) {
        String around = parent.path().isEmpty() ? "a VirtualMachine" : parent.path();
        List<String> names = parent.fields().stream().map(Field::name).toList();
        String hint = names.isEmpty()
                ? around + " is " + parent.type() + " and has no fields"
                : Suggestions.closest(word, names)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElseGet(() -> "its fields are " + String.join(", ", names));
        return new ConfigurationException(
                "'" + typed + "': " + around + " has no field '" + word + "'", List.of(hint), null);
    }
}
