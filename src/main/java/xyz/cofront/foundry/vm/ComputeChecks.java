package xyz.cofront.foundry.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.hypervisor.GuestSupport;
import xyz.cofront.foundry.validation.Violation;

/// Processors, memory and firmware against what this host offers.
record ComputeChecks(HostSurvey survey) {
    /// More need an IOMMU with extended interrupt mode (libvirt refuses them at define otherwise), which Foundry does
    /// not give its guests; the machine's own limit, which libvirt tells, is higher.
    private static final int WITHOUT_IOMMU = 255;

    List<Violation> check(VmSpec spec, VirtType decided) {
        Optional<GuestSupport> guests = survey.guests(decided);
        if (guests.isEmpty()) {
            return List.of(notOffered(decided));
        }
        List<Violation> found = new ArrayList<>();
        processors(spec, guests.get()).ifPresent(found::add);
        memory(spec).ifPresent(found::add);
        cpuMode(spec, decided).ifPresent(found::add);
        firmware(spec, guests.get()).ifPresent(found::add);
        return found;
    }

    private static Violation notOffered(VirtType decided) {
        String hint = decided == VirtType.KVM ? "; use virtType: qemu for emulation, or auto" : "";
        return new Violation("spec.virtType", "this host offers no guests of type " + decided.wire() + hint);
    }

    private static Optional<Violation> processors(VmSpec spec, GuestSupport guests) {
        int offered = Math.min(guests.maxVcpus(), WITHOUT_IOMMU);
        Integer ceiling = spec.maxVcpus();
        int most = ceiling == null ? spec.vcpus() : ceiling;
        String path = ceiling == null ? "spec.vcpus" : "spec.maxVcpus";
        return violation(most > offered, path, most + " is more than a guest can have on this host (" + offered + ")");
    }

    private Optional<Violation> memory(VmSpec spec) {
        long hostGib = survey.info().memoryKib() >> 20;
        return violation(
                (long) spec.memoryGiB() << 20 > survey.info().memoryKib(),
                "spec.memoryGiB",
                spec.memoryGiB() + " GiB is more than the host has (" + hostGib + " GiB)");
    }

    private static Optional<Violation> cpuMode(VmSpec spec, VirtType decided) {
        boolean hostOnly = spec.cpuMode() == CpuMode.HOST_MODEL || spec.cpuMode() == CpuMode.HOST_PASSTHROUGH;
        return violation(
                decided == VirtType.QEMU && hostOnly,
                "spec.cpuMode",
                "needs KVM, and this VM would be emulated; leave cpuMode out or use maximum");
    }

    private static Optional<Violation> firmware(VmSpec spec, GuestSupport guests) {
        if (spec.firmware() == Firmware.EFI && !guests.efi()) {
            return Optional.of(new Violation(
                    "spec.firmware", "this host has no UEFI firmware; install it (Debian: ovmf) or use bios"));
        }
        return violation(
                spec.secureBoot() && !guests.secureBoot(),
                "spec.secureBoot",
                "this host has no firmware that checks signatures");
    }

    private static Optional<Violation> violation(boolean broken, String path, String message) {
        return broken ? Optional.of(new Violation(path, message)) : Optional.empty();
    }
}
