package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;

class VolumeSourceTest {
    private final InMemoryHypervisor host = new InMemoryHypervisor().withPool("p", "/p", 1 << 30);

    /// The hypervisor may say anything of capacity (a qcow2 image's is the guest's) and allocation (holes take
    /// nothing).
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 1, 4096",
        "65536, 65536, 65536",
        "65537, 65537, 69632",
        "1000000, 1000000, 1003520",
        "1000000, 1000000, 0",
        "1000000, 1000000, 4096",
        "1000000, 1073741824, 1003520",
        "1000000, 1073741824, 4096",
        "1000000, 1073741824, 9999999",
        "1000000, 512, 0",
        "1048576, 9223372036854775807, 0"
    })
    void theSizeIsFoundWhateverTheHypervisorSays(int size, long capacity, long allocation) {
        host.putVolume("p", "v", new byte[size]);

        assertThat(VolumeSource.of(host.volumes(), volume(capacity, allocation)).size())
                .isEqualTo(size);
    }

    @Test
    void aDenseFilesSizeTakesOneRead() {
        host.putVolume("p", "v", new byte[1_000_000]);

        assertThat(VolumeSource.of(host.volumes(), volume(1 << 30, 1_003_520)).size())
                .isEqualTo(1_000_000);
        assertThat(host.calls()).containsExactly("volumes.read");
    }

    private static Volume volume(long capacity, long allocation) {
        return new Volume(
                new VolumeId("p", "v"),
                "/p/v",
                capacity,
                allocation,
                "qcow2",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
