package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ValidationException;

class ProblemsTest {
    private static final Problem INVALID = new Problem(
            "vm.yaml", 6, 10, "spec.vcpus", "must be at least 1, not 0", "  vcpus: 0\n         ^", Severity.INVALID);
    private static final Problem MALFORMED =
            new Problem("db.yaml", 1, 1, "", "holds no document", "", Severity.MALFORMED);

    @Test
    void aBrokenRuleEndsWithCodeTwo() {
        FoundryException failure = Problems.failure(List.of(INVALID));

        assertThat(failure).isInstanceOf(ValidationException.class).hasMessage("vm.yaml: 1 problem");
        assertThat(failure.details())
                .containsExactly(
                        "vm.yaml:6:10: spec.vcpus: must be at least 1, not 0", "      vcpus: 0", "             ^");
    }

    @Test
    void oneMalformedFileAmongOthersEndsWithCodeOne() {
        FoundryException failure = Problems.failure(List.of(INVALID, MALFORMED));

        assertThat(failure).isInstanceOf(ConfigurationException.class).hasMessage("2 problems in 2 files");
        assertThat(failure.details()).endsWith("db.yaml:1:1: holds no document");
    }

    @Test
    void nobodyIsShownMoreThanFifty() {
        FoundryException failure = Problems.failure(Collections.nCopies(53, MALFORMED));

        assertThat(failure).hasMessage("db.yaml: 53 problems");
        assertThat(failure.details()).hasSize(51).endsWith("and 3 more");
    }
}
