package xyz.cofront.foundry.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> NAMES = List.of("foundry-vms", "foundry-images", "default", "vms");

    @ParameterizedTest
    @CsvSource({
        "foundry-vm, foundry-vms",
        "foundryvms, foundry-vms",
        "foundri-vmz, foundry-vms",
        "Foundry-Images, foundry-images",
        "defualt, default",
        "vmx, vms"
    })
    void aMistypedNameSuggestsTheNearest(String wanted, String expected) {
        assertThat(Suggestions.closest(wanted, NAMES)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"vx", "something-else", "x", "def", "''"})
    void aNameFarFromAllSuggestsNothing(String wanted) {
        assertThat(Suggestions.closest(wanted, List.of("foundry-vms", "default", "vmlinux")))
                .isEmpty();
    }

    @Test
    void ofEquallyNearNamesTheFirstByTheAlphabetIsSuggested() {
        assertThat(Suggestions.closest("web0", List.of("web2", "web1", "web3"))).contains("web1");
    }

    @Test
    void amongNoNamesThereIsNoneToSuggest() {
        assertThat(Suggestions.closest("web", List.of())).isEmpty();
    }
}
