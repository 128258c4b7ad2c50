package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.workflow.Progress;

final class SnapshotOverlaysTest {
    private final VmFixture fixture = new VmFixture();
    private final VolumeUsers nobody =
            VolumeUsers.of(fixture.host, Progress.SILENT, new DomainId(new UUID(1, 2), "web"));

    @Test
    void overlaysThatAreNotToGoAreNamedWithTheWholeCommandThatTakesThem() {
        SnapshotOverlays overlays =
                new SnapshotOverlays("web", List.of(overlay("web_boot.s2"), overlay("web_boot.s1")));
        List<VolumeId> delete = new ArrayList<>();

        VmException refused = catchThrowableOfType(VmException.class, () -> overlays.claim(false, nobody, delete));

        assertThat(refused)
                .hasMessage("VM 'web' has snapshot overlays on top of its disks: foundry-vms/web_boot.s2,"
                        + " foundry-vms/web_boot.s1");
        assertThat(refused.details()).containsExactly("remove them too: foundry destroy --snapshots web");
        assertThat(delete).isEmpty();
    }

    @Test
    void overlaysThatAreToGoGoTopmostFirst() {
        SnapshotOverlays overlays =
                new SnapshotOverlays("web", List.of(overlay("web_boot.s2"), overlay("web_boot.s1")));
        List<VolumeId> delete = new ArrayList<>();

        overlays.claim(true, nobody, delete);

        assertThat(delete)
                .containsExactly(
                        new VolumeId("foundry-vms", "web_boot.s2"), new VolumeId("foundry-vms", "web_boot.s1"));
    }

    private static Volume overlay(String name) {
        return new Volume(
                new VolumeId("foundry-vms", name),
                "/vms/" + name,
                1,
                1,
                1,
                "qcow2",
                Optional.of("/vms/web_boot"),
                Optional.empty(),
                Optional.empty());
    }
}
