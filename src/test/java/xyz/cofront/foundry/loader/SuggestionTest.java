package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN =
            List.of("vcpus", "maxVcpus", "memoryGiB", "maxMemoryGiB", "networkInterfaces", "bootDisk", "dataDisks");

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
    void theNearestWordIsMeantIfItIsNear(String typed, String meant) {
        assertThat(Suggestion.nearest(typed, KNOWN).orElse("")).isEqualTo(meant);
    }
}
