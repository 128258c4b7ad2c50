package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
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

    private static final String OF_ANOTHER = """
            {"version":1,"image":"b.qcow2","provenance":{"source":"/b","digest":"sha256-extents:00","sizeBytes":1,
             "imported":"2026-11-20T12:00:00Z"}}
            """;

    @Test
    void volumesAreToldByTheirNames() {
        assertThat(volumes.kind("debian.qcow2")).isEqualTo(new ImageFiles.Image());
        assertThat(volumes.kind("disk.raw")).isEqualTo(new ImageFiles.Image());
        assertThat(volumes.kind("debian.qcow2.incomplete")).isEqualTo(new ImageFiles.Marker("debian.qcow2"));
        assertThat(volumes.kind("debian.qcow2.foundry.json")).isEqualTo(new ImageFiles.Provenance("debian.qcow2"));
        assertThat(volumes.kind("notes.foundry.json")).isEqualTo(new ImageFiles.Other());
        assertThat(volumes.kind("notes.incomplete")).isEqualTo(new ImageFiles.Other());
        assertThat(volumes.kind(".qcow2")).isEqualTo(new ImageFiles.Other());
        assertThat(volumes.kind("web_boot")).isEqualTo(new ImageFiles.Other());
    }

    @Test
    void aMarkerSaysWhoMadeIt() {
        Work work = new Work(new Owner("boot", 7, 70), Instant.parse("2026-11-20T12:00:00Z"));
        host.putVolume("images", marker.name(), new ImageMarker("a.qcow2", ImageMarker.Doing.IMPORTING, work).bytes());

        assertThat(volumes.work(marker)).contains(work);
    }

    @Test
    void aMarkerMaySayNothingOrBeGone() {
        assertThat(volumes.work(marker)).isEmpty();
        for (String text : List.of("half", "null")) {
            host.putVolume("images", marker.name(), text.getBytes(StandardCharsets.UTF_8));
            assertThat(volumes.work(marker)).as(text).isEmpty();
        }
    }

    /// A deletion's marker stands beside images of anybody's, and any marker can be copied.
    @Test
    void onlyTheMarkerOfThatImagesImportShowsWhoMadeIt() {
        Work work = new Work(new Owner("boot", 7, 70), Instant.parse("2026-11-20T12:00:00Z"));
        put(new ImageMarker("a.qcow2", ImageMarker.Doing.IMPORTING, work));
        assertThat(volumes.importing(marker)).contains(work);
        put(new ImageMarker("a.qcow2", ImageMarker.Doing.DELETING, work));
        assertThat(volumes.importing(marker)).isEmpty();
        put(new ImageMarker("b.qcow2", ImageMarker.Doing.IMPORTING, work));
        assertThat(volumes.importing(marker)).isEmpty();
    }

    private void put(ImageMarker content) {
        host.putVolume("images", marker.name(), content.bytes());
    }

    @Test
    void aMarkerThatCannotBeReadIsAFailure() {
        host.failOn("volumes.read", HypervisorException.Kind.FAILED);

        assertThatThrownBy(() -> volumes.work(marker)).isInstanceOf(HypervisorException.class);
    }

    @Test
    void aProvenanceThatNamesItsImageProvesWhoBroughtIt() {
        VolumeId image = new VolumeId("images", "a.qcow2");
        ImageProvenance known =
                new ImageProvenance("/tmp/a.qcow2", "sha256-extents:00", null, 1, Instant.EPOCH, null, null);
        new Provenances(host.volumes()).write(image, known);

        assertThat(volumes.proves(Provenances.beside(image))).isTrue();
    }

    /// Whoever can write into the folder can write such a file; one copied beside another image proves nothing.
    @Test
    void nothingElseProvesIt() {
        VolumeId beside = new VolumeId("images", "a.qcow2.foundry.json");
        assertThat(volumes.proves(beside)).isFalse();
        for (String text :
                List.of("", "{}", "null", "{\"version\":1,\"image\":\"b.qcow2\",\"provenance\":{}}", OF_ANOTHER)) {
            host.putVolume("images", beside.name(), text.getBytes(StandardCharsets.UTF_8));
            assertThat(volumes.proves(beside)).as(text).isFalse();
        }
        assertThat(volumes.proves(new VolumeId("images", "a.qcow2"))).isFalse();
    }
}
