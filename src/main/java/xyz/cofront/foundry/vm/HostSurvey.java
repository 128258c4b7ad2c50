package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.GuestSupport;
import xyz.cofront.foundry.hypervisor.Host;
import xyz.cofront.foundry.hypervisor.HostInfo;
import xyz.cofront.foundry.hypervisor.Hypervisor;

/// What is on the host before anything is made: taken once, for all documents of a command.
///
/// @param kvm what guests of type `kvm` may have; empty if there are none
/// @param qemu likewise for emulation
record HostSurvey(
        HostInfo info,
        Optional<GuestSupport> kvm,
        Optional<GuestSupport> qemu,
        List<String> bridges,
        List<String> networks,
        List<Neighbour> neighbours) {

    static HostSurvey take(Hypervisor hypervisor) {
        Host host = hypervisor.host();
        return new HostSurvey(
                host.info(),
                host.guests(VirtType.KVM),
                host.guests(VirtType.QEMU),
                host.bridges(),
                host.activeNetworks(),
                Neighbour.all(hypervisor.domains()));
    }

    /// `auto` takes KVM where libvirt offers it.
    VirtType resolve(VirtType wanted) {
        return switch (wanted) {
            case AUTO -> kvm.isPresent() ? VirtType.KVM : VirtType.QEMU;
            case KVM, QEMU -> wanted;
        };
    }

    Optional<GuestSupport> guests(VirtType decided) {
        return decided == VirtType.KVM ? kvm : qemu;
    }
}
