package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import xyz.cofront.foundry.loader.DocumentCases.Case;

/// Every problem of every document in the two tables, whole and in order.
class DocumentTableTest {
    @TestFactory
    Stream<DynamicTest> everyProblemIsToldWithItsPlace() {
        return Stream.concat(DocumentCases.bad(), DocumentCases.good())
                .map(one -> DynamicTest.dynamicTest(one.title(), () -> check(one)));
    }

    @Test
    void theTablesAreAsLargeAsTheyWereMeantToBe() {
        assertThat(DocumentCases.bad())
                .hasSizeGreaterThanOrEqualTo(125)
                .noneMatch(one -> one.problems().isEmpty());
        assertThat(DocumentCases.good())
                .hasSizeGreaterThanOrEqualTo(24)
                .allMatch(one -> one.problems().isEmpty());
    }

    @Test
    void theDocumentThatTheCasesChangeIsAGoodOne() {
        Loaded loaded = new DocumentLoader().load(new Source("base.yaml", DocumentCases.text("base.yaml")));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.documents()).hasSize(1);
    }

    private static void check(Case one) {
        List<String> found = new DocumentLoader()
                .load(new Source("", one.text())).problems().stream()
                        .map(problem ->
                                problem.severity() + " " + problem.headline().substring(1))
                        .toList();

        assertThat(String.join("\n", found)).isEqualTo(String.join("\n", one.problems()));
    }
}
