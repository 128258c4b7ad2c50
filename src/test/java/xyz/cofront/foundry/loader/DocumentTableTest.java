package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every problem of every document in the two tables, whole and in order.
class DocumentTableTest {
    private static final List<String> BASE = resource("base.yaml").lines().toList();

    @TestFactory
    Stream<DynamicTest> everyProblemIsToldWithItsPlace() {
        return Stream.concat(cases("bad-documents.txt"), cases("good-documents.txt"))
                .map(one -> DynamicTest.dynamicTest(one.title(), one::check));
    }

    @Test
    void theTablesAreAsLargeAsTheyWereMeantToBe() {
        assertThat(cases("bad-documents.txt"))
                .hasSizeGreaterThanOrEqualTo(125)
                .noneMatch(one -> one.problems().isEmpty());
        assertThat(cases("good-documents.txt"))
                .hasSizeGreaterThanOrEqualTo(24)
                .allMatch(one -> one.problems().isEmpty());
    }

    @Test
    void theDocumentThatTheCasesChangeIsAGoodOne() {
        Loaded loaded = new DocumentLoader().load(new Source("base.yaml", resource("base.yaml")));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.documents()).hasSize(1);
    }

    private static Stream<Case> cases(String table) {
        return Stream.of(resource(table).split("(?m)^### ")).skip(1).map(Case::of);
    }

    private static String resource(String name) {
        try (InputStream in = DocumentTableTest.class.getResourceAsStream("/loader/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Case(String title, String text, List<String> problems) {
        static Case of(String block) {
            List<String> lines = block.lines().toList();
            List<String> document = new ArrayList<>(BASE);
            List<String> whole = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            int at = -1;
            for (String line : lines.subList(1, lines.size())) {
                String rest = line.isEmpty() ? "" : line.substring(1).replace('⇥', '\t');
                switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                    case '-' -> {
                        at = document.indexOf(rest);
                        assertThat(document).contains(rest);
                        document.remove(at);
                    }
                    case '+' -> {
                        if (!rest.isEmpty()) {
                            document.add(at++, rest);
                        }
                    }
                    case '|' -> whole.add(rest);
                    case '!' -> problems.add(rest.substring(1));
                    default -> assertThat(line).isEmpty();
                }
            }
            List<String> text = whole.isEmpty() ? document : whole;
            return new Case(lines.getFirst(), String.join("\n", text) + "\n", problems);
        }

        void check() {
            List<String> found = new DocumentLoader()
                    .load(new Source("", text)).problems().stream()
                            .map(problem -> problem.severity() + " "
                                    + problem.headline().substring(1))
                            .toList();

            assertThat(String.join("\n", found)).isEqualTo(String.join("\n", problems));
        }
    }
}
