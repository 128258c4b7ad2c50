package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// What is plugged into a running domain, and taken out of it. The definition stays as it was in all of them.
public interface HotplugContract extends FileVolumeContract {
    /// Of a domain of the contract.
    long MEMORY_KIB = 131072;

    @Test
    default void processorsArePluggedIntoARunningDomain() {
        DomainId id = started(spare("web", ""));
        domains().setVcpus(id, 2);
        assertThat(domains().find("web")).map(DomainSummary::vcpus).contains(2);
        domains().powerOff(id);
        assertThat(domains().find("web")).map(DomainSummary::vcpus).contains(1);
    }

    @Test
    default void noMoreProcessorsArePluggedThanThereAreSockets() {
        DomainId id = started(spare("web", ""));
        assertThat(kindOf(() -> domains().setVcpus(id, 3))).isEqualTo(Kind.INVALID);
        assertThat(domains().find("web")).map(DomainSummary::vcpus).contains(1);
    }

    /// What the guest then has is its own decision: without a driver it keeps all.
    @Test
    default void theBalloonTakesNoMoreThanThereIs() {
        DomainId id = started(spare("web", ""));
        domains().setMemory(id, MEMORY_KIB / 2);
        assertThat(kindOf(() -> domains().setMemory(id, 2 * MEMORY_KIB))).isEqualTo(Kind.INVALID);
        domains().powerOff(id);
        assertThat(domains().find("web")).map(DomainSummary::memoryKib).contains(MEMORY_KIB);
    }

    @Test
    default void aDiskIsPluggedIntoARunningDomain() {
        createPool("disks");
        DomainId id = started(spare("web", ""));
        String disk = disk("vdb", createVolume("disks", "data").path());
        domains().attach(id, disk);
        assertThat(List.of(xml(id).contains("'vdb'"), definition(id).contains("'vdb'")))
                .isEqualTo(List.of(true, false));
        domains().powerOff(id);
        assertThat(xml(id)).doesNotContain("'vdb'");
    }

    @Test
    default void oneTargetTakesOneDisk() {
        createPool("disks");
        DomainId id = started(spare("web", ""));
        domains().attach(id, disk("vdb", createVolume("disks", "one").path()));
        String other = disk("vdb", createVolume("disks", "two").path());
        assertThat(kindOf(() -> domains().attach(id, other))).isIn(Kind.FAILED, Kind.INVALID);
        assertThat(xml(id)).contains("/one'").doesNotContain("/two'");
    }

    @Test
    default void aDiskWithoutItsFileIsNotPlugged() {
        DomainId id = started(spare("web", ""));
        String disk = disk("vdb", folder("none") + "/none");
        assertThat(kindOf(() -> domains().attach(id, disk))).isIn(Kind.FAILED, Kind.NOT_FOUND);
        assertThat(xml(id)).doesNotContain("'vdb'");
    }

    /// Whether it is gone then is the guest's decision.
    @Test
    default void aGuestIsAskedToLetGoOfADisk() {
        createPool("disks");
        String disk = disk("vdb", createVolume("disks", "data").path());
        DomainId id = started(spare("web", disk));
        domains().detach(id, disk);
        assertThat(definition(id)).contains("'vdb'");
    }

    @Test
    default void whatIsNotPluggedIsNotTakenOut() {
        DomainId id = started(spare("web", ""));
        String disk = disk("vdb", folder("none") + "/none");
        assertThat(kindOf(() -> domains().detach(id, disk))).isIn(Kind.FAILED, Kind.INVALID, Kind.NOT_FOUND);
    }

    @Test
    default void anotherMediumIsPutIntoACdRom() {
        createPool("disks");
        String first = cdrom("hdc", createVolume("disks", "first.iso").path());
        String second = cdrom("hdc", createVolume("disks", "second.iso").path());
        DomainId id = started(spare("web", first));
        domains().changeMedium(id, second);
        assertThat(xml(id)).contains("second.iso'").doesNotContain("first.iso'");
        assertThat(definition(id)).contains("first.iso'").doesNotContain("second.iso'");
    }

    @Test
    default void aCdRomThatIsNotThereGetsNoMedium() {
        createPool("disks");
        DomainId id = started(spare("web", ""));
        String medium = cdrom("hdc", createVolume("disks", "first.iso").path());
        assertThat(kindOf(() -> domains().changeMedium(id, medium))).isIn(Kind.FAILED, Kind.INVALID, Kind.NOT_FOUND);
    }

    @Test
    default void aWayIntoUserNetworkingStaysTheSame() {
        DomainId id = started(spare("web", "<interface type='user'><model type='virtio'/></interface>"));
        int ssh = domains().forward(id, 0, "10.0.2.15", 22);
        assertThat(ssh).isBetween(1024, 65535);
        assertThat(domains().forward(id, 0, "10.0.2.15", 22)).isEqualTo(ssh);
        assertThat(domains().forward(id, 0, "10.0.2.15", 80)).isNotEqualTo(ssh);
    }

    @Test
    default void onlyUserNetworkingHasWaysIn() {
        DomainId id = started(spare("web", ""));
        assertThat(kindOf(() -> domains().forward(id, 0, "10.0.2.15", 22))).isEqualTo(Kind.FAILED);
    }

    @Test
    default void nothingIsPluggedIntoADomainThatDoesNotRun() {
        createPool("disks");
        DomainId id = domains().define(spare("web", ""));
        String disk = disk("vdb", createVolume("disks", "data").path());
        assertThat(List.of(
                        kindOf(() -> domains().setVcpus(id, 2)),
                        kindOf(() -> domains().setMemory(id, MEMORY_KIB / 2)),
                        kindOf(() -> domains().attach(id, disk)),
                        kindOf(() -> domains().detach(id, disk)),
                        kindOf(() -> domains().changeMedium(id, disk)),
                        kindOf(() -> domains().forward(id, 0, "10.0.2.15", 22))))
                .containsOnly(Kind.WRONG_STATE);
    }

    /// Whichever quotes the hypervisor writes.
    private String xml(DomainId id) {
        return domains().xml(id).replace('"', '\'');
    }

    private String definition(DomainId id) {
        return domains().definition(id).replace('"', '\'');
    }

    private DomainId started(String xml) {
        DomainId id = domains().define(xml);
        domains().start(id);
        return id;
    }

    /// With a second processor's socket free.
    private String spare(String name, String devices) {
        return domainXml(name, UUID.randomUUID())
                .replace("<vcpu>1</vcpu>", "<vcpu current='1'>2</vcpu>")
                .replace("</domain>", "<devices>" + devices + "</devices></domain>");
    }

    private static String disk(String target, String path) {
        return "<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='" + path
                + "'/><target dev='" + target + "' bus='virtio'/></disk>";
    }

    private static String cdrom(String target, String path) {
        return "<disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='" + path
                + "'/><target dev='" + target + "' bus='ide'/><readonly/></disk>";
    }
}
