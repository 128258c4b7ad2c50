package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every golden case: what is planned is what was expected, byte by byte, and others than Foundry take it.
class CreatePlanGoldenTest {

    @TestFactory
    Stream<DynamicTest> thePlanIsTheFolder() throws IOException {
        return GoldenCase.all().stream().map(golden -> dynamicTest(golden.name(), () -> compare(golden)));
    }

    private static void compare(GoldenCase golden) throws IOException {
        SortedMap<String, String> expected = golden.expected();
        SortedMap<String, String> planned = GoldenCase.files(golden.plan());
        assertThat(planned.keySet()).isEqualTo(expected.keySet());
        assertSoftly(softly ->
                planned.forEach((file, text) -> softly.assertThat(text).as(file).isEqualTo(expected.get(file))));
    }
}
