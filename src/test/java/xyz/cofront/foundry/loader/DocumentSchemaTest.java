package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.schema.DocumentSchema;
import xyz.cofront.foundry.yaml.YamlText;

/// The schema is that of the records, and judges as the loader does.
class DocumentSchemaTest {
    private static final Path CHECKED_IN =
            Path.of("src/main/resources/xyz/cofront/foundry/schema", DocumentSchema.RESOURCE);
    private static final Path EXAMPLES = Path.of("examples");

    /// What JSON cannot express: these texts differ from good ones in their YAML alone.
    private static final List<String> YAML_ALONE = List.of(
            "given twice", "a key that is not a text", "decimal digits", "list or mapping as a key", "was not quoted");

    /// The one rule that the schema has beside the form.
    private static final Pattern OUT_OF_RANGE = Pattern.compile("must be at (least|most) [0-9]+, not -?[0-9]+");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(DocumentSchema.load().tree());

    /// `just schema` writes it anew.
    @Test
    void theCheckedInSchemaIsTheOneThatTheRecordsGive() throws IOException {
        String generated = new SchemaGenerator().text();
        if (Boolean.getBoolean("foundry.schema.write")) {
            Files.writeString(CHECKED_IN, generated);
        }

        assertThat(Files.readString(CHECKED_IN)).isEqualTo(generated);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValidByIt(Path example) throws IOException {
        Node document = YamlText.read(Files.readString(example)).documents().getFirst();

        assertThat(schema.validate(PlainJson.of(document))).isEmpty();
    }

    @Test
    void itJudgesTheStructureOfEveryDocumentInTheTablesAsTheLoaderDoes() {
        Map<String, String> byLoader = new TreeMap<>();
        Map<String, String> bySchema = new TreeMap<>();
        Stream.concat(DocumentCases.bad(), DocumentCases.good()).forEach(one -> {
            for (Node document : filled(one.text())) {
                byLoader.merge(one.title(), byLoader(document, one.text()), String::concat);
                bySchema.merge(one.title(), bySchema(document), String::concat);
            }
        });
        byLoader.values().removeIf(verdict -> verdict.contains("-"));
        bySchema.keySet().retainAll(byLoader.keySet());

        assertThat(bySchema).isEqualTo(byLoader);
        assertThat(byLoader).hasSizeGreaterThan(110);
        assertThat(byLoader.values().stream().filter(verdict -> verdict.contains("x")))
                .hasSizeGreaterThan(45);
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Node> filled(String text) {
        return YamlText.read(text).documents().stream()
                .filter(node -> !node.getTag().equals(Tag.NULL))
                .toList();
    }

    private String bySchema(Node document) {
        return schema.validate(PlainJson.of(document)).isEmpty() ? "." : "x";
    }

    /// `.` for a good structure, `x` for a bad one, `-` for one that JSON cannot have.
    private static String byLoader(Node document, String text) {
        List<String> problems = structure(document, text);
        if (problems.stream().anyMatch(problem -> YAML_ALONE.stream().anyMatch(problem::contains))) {
            return "-";
        }
        return problems.isEmpty() ? "." : "x";
    }

    private static List<String> structure(Node document, String text) {
        ProblemLog log = new ProblemLog(new Source("", text));
        Places places = new Places();
        places.put("", document);
        Shape machine = new Shapes(JsonMapper.shared()).of(VirtualMachine.class);
        new Walk(log, places).walk(document, machine, "");
        List<String> problems =
                new ArrayList<>(log.problems().stream().map(Problem::message).toList());
        new DocumentLoader()
                .load(new Source("", text)).problems().stream()
                        .filter(problem -> List.of("kind", "apiVersion").contains(problem.path())
                                || OUT_OF_RANGE.matcher(problem.message()).matches())
                        .map(Problem::message)
                        .forEach(problems::add);
        return problems;
    }

    @Test
    void theResourceIsTheFile() throws IOException {
        try (InputStream in = Files.newInputStream(CHECKED_IN)) {
            assertThat(DocumentSchema.load().text()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
