package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.VolumeXml;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Progress;

class PruneImagesTest {
    @TempDir
    Path folder;

    private Imports imports;

    @BeforeEach
    void prepare() {
        imports = new Imports(folder);
    }

    @Test
    void whatIsCutOffIsFoundAndClearedUpAndNothingElse() throws IOException {
        imports.host.withPool("vms", "/vms", 1 << 30);
        imports.run(imports.file("whole.qcow2", Crafted.qcow2(3).bytes()), null);
        imports.host.putVolume(Imports.POOL, "mine.raw", Crafted.raw().bytes());
        imports.host.putVolume(Imports.POOL, "notes.txt", new byte[10]);
        imports.putMarker("busy.raw", ImageMarker.Doing.IMPORTING, Imports.ALIVE);
        imports.host.putVolume(Imports.POOL, "busy.raw", new byte[1000]);
        HostSnapshot clean = imports.host.snapshot();
        imports.putMarker("half.raw", ImageMarker.Doing.IMPORTING, Imports.DEAD);
        imports.host.putVolume(Imports.POOL, "half.raw", new byte[5000]);
        imports.putMarker("mine.raw", ImageMarker.Doing.DELETING, Imports.DEAD);
        imports.putMarker("gone.raw", ImageMarker.Doing.DELETING, Imports.DEAD);
        imports.host.putVolume(Imports.POOL, "gone.raw.foundry.json", new byte[10]);
        imports.host.putVolume(Imports.POOL, "blank.raw.incomplete", new byte[100]);

        List<Prunable> plan = prune().plan(Imports.POOL, false);
        HostSnapshot planned = imports.host.snapshot();
        plan.forEach(prune()::prune);

        assertThat(plan)
                .containsExactly(
                        prunable(Prunable.What.REMAINS, "blank.raw", 0),
                        prunable(Prunable.What.REMAINS, "gone.raw", 0),
                        prunable(Prunable.What.INTERRUPTED_IMPORT, "half.raw", 5000),
                        prunable(Prunable.What.INTERRUPTED_DELETION, "mine.raw", 1 << 20));
        assertThat(planned).isNotEqualTo(clean);
        assertThat(imports.host.snapshot()).isEqualTo(clean);
    }

    @Test
    void unusedImagesGoOnlyWhenAskedFor() throws IOException {
        imports.host.withPool("vms", "/vms", 1 << 30);
        imports.run(imports.file("used.qcow2", Crafted.qcow2(3).bytes()), null);
        imports.host.volumes().create("vms", VolumeXml.overlay("web_boot", 1 << 30, "/images/used.qcow2", "qcow2"));
        HostSnapshot used = imports.host.snapshot();
        imports.run(imports.file("unused.qcow2", Crafted.qcow2(3).bytes()), null);

        List<Prunable> careful = prune().plan(Imports.POOL, false);
        List<Prunable> all = prune().plan(Imports.POOL, true);
        all.forEach(prune()::prune);

        assertThat(careful).isEmpty();
        assertThat(all).containsExactly(prunable(Prunable.What.UNUSED, "unused.qcow2", 65_536));
        assertThat(imports.host.snapshot()).isEqualTo(used);
    }

    /// A host that lost its power may have lost what was written into the marker, too.
    @Test
    void anImageBesideAnEmptyMarkerIsLeftToTheUserUnlessItIsKnown() {
        imports.host.putVolume(Imports.POOL, "a.raw", Crafted.raw().bytes());
        imports.host.putVolume(Imports.POOL, "a.raw.incomplete", new byte[100]);
        HostSnapshot before = imports.host.snapshot();

        assertThat(prune().plan(Imports.POOL, true)).isEmpty();

        assertThat(imports.host.snapshot()).isEqualTo(before);
        assertThat(imports.slept).hasSize(40);
    }

    @Test
    void aDefaultPoolThatWasNotMadeYetHasNothing() {
        assertThat(prune().plan(DefaultPools.VMS, true)).isEmpty();
    }

    @Test
    void aPoolThatIsNotThereOrStoppedIsToldOf() {
        imports.host.withPool("vms", "/vms", 1 << 30);
        imports.host.pools().stop("vms");

        assertThatThrownBy(() -> prune().plan("nowhere", true))
                .isInstanceOf(StorageException.class)
                .hasMessage("there is no pool 'nowhere'");
        assertThatThrownBy(() -> prune().plan("vms", true))
                .isInstanceOf(StorageException.class)
                .hasMessage("pool 'vms' is not active; start it with 'virsh pool-start vms'");
    }

    private PruneImages prune() {
        return new PruneImages(imports.host, new DefaultPools("/srv"), imports.actor(), Progress.SILENT);
    }

    private static Prunable prunable(Prunable.What what, String image, long bytes) {
        return new Prunable(what, new VolumeId(Imports.POOL, image), bytes);
    }
}
