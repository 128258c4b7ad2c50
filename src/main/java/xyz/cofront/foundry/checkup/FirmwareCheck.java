package xyz.cofront.foundry.checkup;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.GuestSupport;

/// Whether libvirt finds UEFI firmware, and whether the files it names are there.
record FirmwareCheck(Surroundings host, LibvirtLink link, ConnectionTarget target, VirtType wanted) implements Check {
    @Override
    public String name() {
        return "firmware";
    }

    @Override
    public List<CheckResult> look() {
        if (target.test()) {
            return List.of(CheckResult.unknown(name(), "the test driver has no guests"));
        }
        return List.of(support().map(this::judge).orElseGet(this::noGuests));
    }

    private Optional<GuestSupport> support() {
        Optional<GuestSupport> kvm = wanted == VirtType.QEMU ? Optional.empty() : guests(VirtType.KVM);
        return kvm.isPresent() ? kvm : guests(VirtType.QEMU);
    }

    private Optional<GuestSupport> guests(VirtType type) {
        return link.ask(hypervisor -> hypervisor.host().guests(type));
    }

    private CheckResult noGuests() {
        return CheckResult.failed(
                name(),
                "libvirt offers no guests of QEMU at all",
                new Packages(host).install("qemu-system-x86", "qemu-kvm"));
    }

    private CheckResult judge(GuestSupport guests) {
        Mend install = new Packages(host).install("ovmf", "edk2-ovmf");
        if (!guests.efi()) {
            return CheckResult.failed(
                    name(),
                    "libvirt finds no UEFI firmware, which guests have unless they say firmware: bios",
                    install);
        }
        List<String> gone = guests.firmwares().stream()
                .filter(file -> host.sight(file) == Sight.ABSENT)
                .toList();
        if (!gone.isEmpty()) {
            return CheckResult.failed(
                    name(), "libvirt names firmware that is not there: " + String.join(", ", gone), install);
        }
        int files = guests.firmwares().size();
        return CheckResult.ok(
                name(),
                "libvirt finds UEFI firmware (" + files + (files == 1 ? " file" : " files") + "), "
                        + (guests.secureBoot() ? "with" : "without") + " secure boot");
    }
}
