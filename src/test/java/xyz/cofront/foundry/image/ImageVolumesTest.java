package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.ImageFiles;

class ImageVolumesTest {
    private final InMemoryHypervisor host = new InMemoryHypervisor().withPool("images", "/images", 1 << 20);
    private final ImageVolumes volumes = new ImageVolumes(host.volumes());
    private final VolumeId marker = new VolumeId("images", "a.qcow2.incomplete");

    @Test
    void volumesAreToldByTheirNames() {
        assertThat(volumes.kind("debian.qcow2")).isEqualTo(new ImageFiles.Image());
        assertThat(volumes.kind("disk.raw")).isEqualTo(new ImageFiles.Image());
        assertThat(volumes.kind("debian.qcow2.incomplete")).isEqualTo(new ImageFiles.Marker("debian.qcow2"));
        assertThat(volumes.kind("notes.incomplete")).isEqualTo(new ImageFiles.Other());
        assertThat(volumes.kind(".qcow2")).isEqualTo(new ImageFiles.Other());
        assertThat(volumes.kind("web_boot")).isEqualTo(new ImageFiles.Other());
    }

    @Test
    void aMarkerSaysWhoMadeIt() {
        Work work = new Work(new Owner("boot", 7, 70), Instant.parse("2026-11-20T12:00:00Z"));
        host.putVolume("images", marker.name(), new ImportMarker("a.qcow2", work).bytes());

        assertThat(volumes.work(marker)).contains(work);
    }

    @Test
    void aMarkerMaySayNothingOrBeGone() {
        assertThat(volumes.work(marker)).isEmpty();
        host.putVolume("images", marker.name(), "half".getBytes(StandardCharsets.UTF_8));
        assertThat(volumes.work(marker)).isEmpty();
    }

    @Test
    void aMarkerThatCannotBeReadIsAFailure() {
        host.failOn("volumes.read", HypervisorException.Kind.FAILED);

        assertThatThrownBy(() -> volumes.work(marker)).isInstanceOf(HypervisorException.class);
    }
}
