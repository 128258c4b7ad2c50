package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The schema means to Foundry what it means to cloud-init.
class CloudConfigSchemaAgreementTest {
    private static final Path RESOURCES = Path.of("src/test/resources/cloud-init");
    private static final Path SCHEMA =
            Path.of("src/main/resources/xyz/cofront/foundry/cloudinit/cloud-config-schema.json");

    private final CloudConfigSchema schema = CloudConfigSchema.load();

    @TempDir
    private Path folder;

    /// What cloud-init's validator said.
    private record Verdict(boolean valid, List<String> deprecated) {}

    @Test
    void everyCaseIsValidHereWhereItIsForCloudInit() throws IOException {
        List<String> cases = cases();
        List<Verdict> expected = cloudInit(cases);

        assertThat(cases).hasSizeGreaterThan(70);
        assertThat(verdicts(cases)).isEqualTo(lines(cases, expected));
    }

    /// The text of each case, with what is said of it: a difference shows the case.
    private List<String> verdicts(List<String> cases) {
        List<String> lines = new ArrayList<>();
        for (String text : cases) {
            List<SchemaFinding> findings = schema.judge("#cloud-config\n" + text);
            boolean valid = findings.stream().allMatch(SchemaFinding::deprecation);
            TreeSet<String> deprecated = new TreeSet<>();
            findings.stream()
                    .map(SchemaFinding::message)
                    .filter(message -> message.contains(": is deprecated since"))
                    .map(message -> message.substring(0, message.indexOf(':')))
                    .forEach(deprecated::add);
            lines.add(text + (valid ? "valid, " : "invalid, ") + deprecated);
        }
        return lines;
    }

    private static List<String> lines(List<String> cases, List<Verdict> verdicts) {
        List<String> lines = new ArrayList<>();
        for (int index = 0; index < cases.size(); index++) {
            Verdict verdict = verdicts.get(index);
            List<String> paths = verdict.deprecated().stream()
                    .map(path -> path.replaceAll("/(\\d+)", "[$1]").replace('/', '.'))
                    .sorted()
                    .toList();
            lines.add(cases.get(index) + (verdict.valid() ? "valid, " : "invalid, ") + paths);
        }
        return lines;
    }

    private static List<String> cases() throws IOException {
        String table = Files.readString(RESOURCES.resolve("schema-cases.txt"));
        return Stream.of(table.split("(?m)^###\n")).skip(1).toList();
    }

    private List<Verdict> cloudInit(List<String> cases) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(SCHEMA.toString()));
        for (int index = 0; index < cases.size(); index++) {
            Path file = folder.resolve(index + ".yaml");
            Files.writeString(file, cases.get(index), StandardCharsets.UTF_8);
            arguments.add(file.toString());
        }
        String output = CloudInitChecks.python(RESOURCES.resolve("schema.py"), arguments);
        return JsonMapper.shared().readValue(output, new TypeReference<>() {});
    }
}
