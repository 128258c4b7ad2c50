package xyz.cofront.foundry.loader;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.yaml.HiddenCharacters;
import xyz.cofront.foundry.yaml.YamlWriter;

/// Writes documents, and any other record, as YAML and JSON: fields in the records' order, defaults left out, and for
/// every valid document a text that [DocumentLoader] reads back as an equal one. It knows nothing of secrets: whoever
/// prints a document has put [xyz.cofront.foundry.api.v1alpha1.Secrets#MARKER] in their place.
public final class DocumentWriter {
    private final JsonMapper mapper = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private final DefaultPrettyPrinter printer = printer();

    /// One YAML document, ending in a line break: a `VirtualMachine`, a `VirtualMachineList`, or any record.
    public String write(Object document) {
        return YamlWriter.write(tree(document));
    }

    /// Several YAML documents, with `---` between them.
    public String writeAll(List<?> documents) {
        return YamlWriter.write(documents.stream().map(this::tree).toList());
    }

    /// The same value as JSON, indented, ending in a line break.
    public String json(Object document) {
        ObjectWriter writer = mapper.writer().with(printer);
        String text = writer.writeValueAsString(tree(document)) + "\n";
        return HiddenCharacters.in(text)
                ? writer.with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(tree(document)) + "\n"
                : text;
    }

    /// The value as a tree, without the fields that say what is so without them.
    public JsonNode tree(Object document) {
        JsonNode tree = mapper.valueToTree(document);
        Defaults.leaveOut(tree);
        return tree;
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
}
