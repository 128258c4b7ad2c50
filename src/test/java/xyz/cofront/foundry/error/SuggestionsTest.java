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
        "def, default",
        "foundry_vms, foundry-vms",
        "vsm, vms",
        "vmx, vms"
    })
    void aMistypedNameSuggestsTheNearest(String wanted, String expected) {
        assertThat(Suggestions.closest(wanted, NAMES)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"vx", "something-else", "x", "''"})
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

    @ParameterizedTest
    @CsvSource({
        "vcpu, vcpus",
        "cpus, vcpus",
        "vpcus, vcpus",
        "VCPUS, vcpus",
        "memory, memoryGiB",
        "memory_gib, memoryGiB",
        "memoryGB, memoryGiB",
        "network-interfaces, networkInterfaces",
        "network, networkInterfaces",
        "bootdisks, bootDisk",
        "disks, ''",
        "hostname, ''",
        "x, ''",
    })
    void aFieldsNameIsMeantIfItIsNear(String typed, String meant) {
        List<String> fields =
                List.of("vcpus", "maxVcpus", "memoryGiB", "maxMemoryGiB", "networkInterfaces", "bootDisk", "dataDisks");

        assertThat(Suggestions.closest(typed, fields).orElse("")).isEqualTo(meant);
    }

    /// Swapped neighbours are one slip of the fingers: of three letters, one may be wrong.
    @Test
    void twoSwappedLettersAreOneMistake() {
        assertThat(Suggestions.closest("wbe", List.of("web"))).contains("web");
        assertThat(Suggestions.closest("ewb", List.of("web"))).contains("web");
        assertThat(Suggestions.closest("bew", List.of("web"))).isEmpty();
    }

    @Test
    void theClauseQuotesAsItsMessageDoes() {
        assertThat(Suggestions.clause("wbe", List.of("web"), '"')).isEqualTo("; did you mean \"web\"?");
        assertThat(Suggestions.clause("x", List.of("web"), '"')).isEmpty();
    }
}
