package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;

class VolumeSourceTest {
    @Test
    void theSizeIsTheFilesAndCostsNoCall() {
        InMemoryHypervisor host = new InMemoryHypervisor().withPool("p", "/p", 1 << 30);
        host.putVolume("p", "v", Crafted.qcow2(3).bytes());
        Volume volume = host.volumes().find(new VolumeId("p", "v")).orElseThrow();
        host.clearCalls();

        VolumeSource source = VolumeSource.of(host.volumes(), volume);

        assertThat(volume.capacity()).isEqualTo(Crafted.GIB);
        assertThat(source.size()).isEqualTo(3 * 65_536);
        assertThat(host.calls()).isEmpty();
    }
}
