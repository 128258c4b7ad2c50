package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.storage.DefaultPools;

/// The running machine `web` with a boot disk of 4 GiB and the data disk `vdb` of 1 GiB.
final class GrowFixture {
    static final long GIB = 1L << 30;
    static final VolumeId DATA = new VolumeId(DefaultPools.VMS, "web_data-vdb");

    final VmFixture machines = new VmFixture();
    final InMemoryHypervisor host = machines.host;

    GrowFixture() {
        this("{device: vdb, sizeGB: 1}");
    }

    /// @param data the data disk, as it stands in the document
    GrowFixture(String data) {
        prepare(data);
        host.clearCalls();
    }

    private void prepare(String data) {
        host.withBlockPool("lvm", "/dev/vg0", 100 * GIB);
        host.withPool("full", "/full", 8 * 65_536);
        host.putVolume(DefaultPools.VMS, "kept", VmFixture.qcow2(1));
        machines.create(VmFixture.document("web", 10).replace("{device: vdb, sizeGB: 1}", data));
    }

    GrownDisk grow(String device, int gib) {
        return new GrowDisk(host, machines.environment(), machines.progress).run(new GrowRequest("web", device, gib));
    }

    /// What refuses it, having changed nothing.
    <T extends FoundryException> T refused(Class<T> kind, String device, int gib) {
        HostSnapshot before = host.snapshot();
        T refused = catchThrowableOfType(kind, () -> grow(device, gib));
        assertThat(host.snapshot()).isEqualTo(before);
        return refused;
    }

    long capacity(VolumeId id) {
        return host.volumes().find(id).orElseThrow().capacity();
    }

    DomainId id() {
        return host.domains().find("web").orElseThrow().id();
    }

    VmMetadata record() {
        Neighbour machine = Neighbour.read(
                        host.domains(), host.domains().find("web").orElseThrow())
                .orElseThrow();
        return List.of(machine.ownership()).stream()
                .map(Ownership.Owned.class::cast)
                .map(Ownership.Owned::metadata)
                .findFirst()
                .orElseThrow();
    }
}
