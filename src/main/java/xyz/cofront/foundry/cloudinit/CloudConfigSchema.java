package xyz.cofront.foundry.cloudinit;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Judges user-data by cloud-init's own JSON Schema, which lies beside this class with its notice.
/// Loading the schema and the library takes time, so that only `validate` does it.
public final class CloudConfigSchema {
    /// Whose schema it is: newer keys are unknown to it.
    public static final String VERSION = "25.1.4";

    /// cloud-init on Debian checks no other: the libraries it would need are not there.
    private static final Set<String> FORMATS = Set.of("date");

    private static final String RESOURCE = "cloud-config-schema.json";

    private final Schema schema;
    private final SchemaMessages messages;
    private final Set<String> known = new HashSet<>();

    private CloudConfigSchema(ObjectNode tree) {
        Dialect dialect = Dialect.builder(Dialects.getDraft4())
                .keywords(SchemaKeywords.ALL)
                .formats(formats -> formats.keySet().retainAll(FORMATS))
                .build();
        this.messages = new SchemaMessages(tree.deepCopy());
        // Named by the schema, the dialect would be the library's own draft 4, which knows no warnings.
        tree.remove("$schema");
        this.schema = SchemaRegistry.withDialect(dialect).getSchema(tree);
        collect(tree);
    }

    public static CloudConfigSchema load() {
        try (InputStream in = Objects.requireNonNull(CloudConfigSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new CloudConfigSchema((ObjectNode) JsonMapper.shared().readTree(in));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What the schema has against a cloud-config, in the order of its text.
    ///
    /// @param text a cloud-config without [UserData#problems]; of any other text nothing is said
    public List<SchemaFinding> judge(String text) {
        CloudConfig config = CloudConfig.read(text);
        if (!config.problems().isEmpty()) {
            return List.of();
        }
        PlacedConfig placed = new PlacedConfig(config.root());
        return schema.validate(placed.tree()).stream()
                .map(error -> finding(error, placed))
                .distinct()
                .sorted()
                .toList();
    }

    private SchemaFinding finding(Error error, PlacedConfig placed) {
        List<Object> path = path(error.getInstanceLocation());
        Optional<Mark> mark = error.getKeyword().equals("additionalProperties")
                ? placed.key(path, error.getProperty())
                : placed.place(path);
        String where = describe(path);
        return new SchemaFinding(
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1,
                where.isEmpty() ? messages.of(error) : where + ": " + messages.of(error),
                SchemaKeywords.warns(error));
    }

    private static List<Object> path(NodePath location) {
        List<Object> path = new ArrayList<>();
        for (int index = 0; index < location.getNameCount(); index++) {
            path.add(location.getElement(index));
        }
        return path;
    }

    /// Keys that are not the schema's may be anything, and are not repeated.
    private String describe(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object element : path) {
            if (element instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else if (known.contains(String.valueOf(element))) {
                text.append(text.isEmpty() ? "" : ".").append(element);
            } else {
                text.append("[…]");
            }
        }
        return text.toString();
    }

    private void collect(JsonNode node) {
        known.addAll(node.path("properties").propertyNames());
        node.values().forEach(this::collect);
    }
}
