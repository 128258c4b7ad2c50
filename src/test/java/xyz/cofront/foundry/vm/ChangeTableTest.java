package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.FieldChange;
import xyz.cofront.foundry.error.ValidationException;

/// What each change of a document takes and does: the rows of `changes/table.txt`.
class ChangeTableTest {
    /// @param state `running` or `off`
    /// @param old a part of the document
    /// @param by what stands in its place
    /// @param changes `path class` of each, separated by commas
    /// @param effect `name=value` of all that is another afterwards, separated by commas, or `refused`
    record Row(String state, String old, String by, String changes, String effect) {
        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return new Row(cells.get(0), newlines(cells.get(1)), newlines(cells.get(2)), cells.get(3), cells.get(4));
        }

        private static String newlines(String text) {
            return text.replace("\\n", "\n");
        }
    }

    static List<Row> rows() throws IOException {
        try (InputStream table = ChangeTableTest.class.getResourceAsStream("/changes/table.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Row::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aChangeHasItsClassAndItsEffectAndThenNothingIsLeftToDo(Row row) {
        ApplyFixture fixture = row.state().equals("off") ? new ApplyFixture().off() : new ApplyFixture();
        assertThat(ApplyFixture.DOCUMENT).contains(row.old());
        String document = ApplyFixture.DOCUMENT.replace(row.old(), row.by());
        Map<String, String> before = fixture.state();
        ChangePlan plan = fixture.plan(document).orElseThrow();

        Throwable refusal = catchThrowable(() -> fixture.apply(document));

        assertThat(classes(plan)).isEqualTo(row.changes());
        if (row.effect().equals("refused")) {
            assertThat(refusal).isInstanceOf(ValidationException.class);
            assertThat(fixture.state()).isEqualTo(before);
            return;
        }
        assertThat(refusal).isNull();
        assertThat(effect(before, fixture.state())).isEqualTo(row.effect());
        assertThat(fixture.plan(document).orElseThrow().toDo()).isFalse();
    }

    private static String classes(ChangePlan plan) {
        return plan.changes().stream().map(ChangeTableTest::text).collect(Collectors.joining(", "));
    }

    private static String text(FieldChange change) {
        return change.path() + " " + change.kind().wire();
    }

    private static String effect(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new TreeMap<>(after);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        return changed.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
