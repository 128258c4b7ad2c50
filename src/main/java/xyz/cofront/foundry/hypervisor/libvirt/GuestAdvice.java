package xyz.cofront.foundry.hypervisor.libvirt;

import static org.libvirt.Error.ErrorNumber.VIR_ERR_AGENT_UNRESPONSIVE;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_ARGUMENT_UNSUPPORTED;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_CONFIG_UNSUPPORTED;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_CPU_INCOMPATIBLE;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_INTERNAL_ERROR;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_INVALID_ARG;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_OPERATION_FAILED;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_OPERATION_INVALID;
import static org.libvirt.Error.ErrorNumber.VIR_ERR_SYSTEM_ERROR;

import java.util.List;
import java.util.Set;
import org.libvirt.Error.ErrorNumber;

/// On what QEMU lacks for a guest: KVM, firmware, memory, processor, machine; and on what is in a guest's way.
final class GuestAdvice {
    private static final String WITHOUT_KVM = "or run the VM without it, many times slower: spec.virtType: qemu";
    private static final String INSTALL_QEMU =
            "install it: qemu-system-x86 on Debian and Ubuntu, qemu-kvm on Fedora and its kin";
    private static final String ANY_CPU = "leave spec.cpuMode away, and the VM gets what this host can";

    static final List<Advice> ALL = List.of(
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "(?:Could not access KVM kernel module|failed to initialize kvm): Permission denied",
                    "QEMU's user may not open /dev/kvm",
                    "see who may: ls -l /dev/kvm",
                    "on qemu:///session this is you: 'sudo usermod -aG kvm $USER', then log in again"),
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "ioctl\\(KVM_CREATE_VM\\) failed: 16 Device or resource busy",
                    "another hypervisor on this host, such as VirtualBox, has taken the processor's virtualization",
                    "end its VMs, or unload its kernel module",
                    WITHOUT_KVM),
            noKvm(
                    VIR_ERR_INTERNAL_ERROR,
                    "Could not access KVM kernel module|failed to initialize kvm|ioctl\\(KVM_CREATE_VM\\) failed"),
            noKvm(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Domain requires KVM, but it is not available|does not support virt type 'kvm'"),
            noKvm(VIR_ERR_INVALID_ARG, "could not find capabilities for .*domaintype=kvm"),
            Advice.on(
                    VIR_ERR_OPERATION_FAILED,
                    "Unable to find any firmware to satisfy 'efi'|Unable to find 'efi' firmware that is compatible",
                    "none of the UEFI firmware that is installed fits what the VM asks for, or there is none",
                    "install it: ovmf on Debian and Ubuntu, edk2-ovmf on Fedora and its kin",
                    "or boot the VM the old way: spec.firmware: bios"),
            Advice.on(
                    VIR_ERR_OPERATION_FAILED,
                    "unable to find any master var store for loader: (.+)",
                    "libvirt knows no firmware '{1}': it was removed, or an update named it otherwise",
                    "see what there is: ls /usr/share/qemu/firmware"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Failed to open file '([^']*)': No such file or directory",
                    "'{1}', which a start of the VM needs, is gone; firmware goes when an update names it otherwise",
                    "bring it back, with its package"),
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "cannot set up guest memory '[^']*': Cannot allocate memory"
                            + "|unable to map backing store for guest RAM: Cannot allocate memory",
                    "the host has less memory left than the VM wants",
                    "see what is left: free -h",
                    "stop another VM, or give this one less: spec.memoryGiB"),
            Advice.on(
                    VIR_ERR_INTERNAL_ERROR,
                    "Unknown CPU model (\\S+)",
                    "libvirt knows no processor '{1}'",
                    "those it knows: virsh cpu-models x86_64",
                    ANY_CPU),
            Advice.on(
                    Set.of(VIR_ERR_CPU_INCOMPATIBLE, VIR_ERR_OPERATION_FAILED),
                    "(?:Host CPU does not provide required|guest CPU doesn't match specification: .*missing) features: (.+)",
                    "the VM asks for a processor with more than this host has to give: {1}",
                    ANY_CPU),
            Advice.on(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "CPU mode '([^']*)' for \\S+ (?:qemu|tcg) domain on \\S+ host is not supported by hypervisor",
                    "a processor by '{1}' is KVM's to give, and this VM does without KVM",
                    ANY_CPU),
            Advice.on(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "does not support machine type '([^']*)'",
                    "QEMU knows no machine '{1}': newer than this QEMU, or so old that it was dropped",
                    "those it knows: qemu-system-x86_64 -machine help",
                    "leave spec.machine away, and the VM gets the newest that QEMU has"),
            Advice.on(
                    VIR_ERR_SYSTEM_ERROR,
                    "Cannot check QEMU binary (.+): No such file or directory",
                    "there is no QEMU at '{1}'",
                    INSTALL_QEMU),
            Advice.on(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "No emulator found for arch '([^']*)'",
                    "no QEMU for the architecture {1} is installed",
                    INSTALL_QEMU),
            Advice.on(
                    VIR_ERR_OPERATION_INVALID,
                    "(?:PCI|USB) device (\\S+) is in use by driver \\S+, domain (.+)",
                    "the host's device {1} belongs to VM '{2}' as long as that runs",
                    "stop that VM: foundry stop {2}"),
            Advice.on(
                    VIR_ERR_OPERATION_FAILED,
                    "image magic is incorrect",
                    "the VM was put to sleep on disk (managed save), and what was saved is damaged",
                    "give it up, and the VM starts afresh: virsh managedsave-remove, with the VM's name"),
            Advice.on(
                    VIR_ERR_OPERATION_INVALID,
                    "Refusing to undefine while domain managed save image exists|cannot undefine domain with nvram",
                    "the VM's saved memory, or its firmware's variables, would be left behind",
                    "remove them along: virsh undefine --managed-save --nvram, with the VM's name"),
            Advice.on(
                    VIR_ERR_OPERATION_FAILED,
                    "domain '([^']*)' already exists with uuid (\\S+)",
                    "the name is taken, by VM '{1}' with the UUID {2}",
                    "look at it: foundry get {1}"),
            Advice.on(
                    VIR_ERR_OPERATION_FAILED,
                    "domain '([^']*)' is already defined with uuid (\\S+)",
                    "the UUID {2} is that of another VM, '{1}'",
                    "look at it: foundry get {1}"),
            Advice.on(
                    Set.of(VIR_ERR_AGENT_UNRESPONSIVE, VIR_ERR_ARGUMENT_UNSUPPORTED),
                    "QEMU guest agent is not (?:connected|configured)",
                    "no agent runs in the guest, or the VM has no channel to it",
                    "install it in the guest: 'packages: [qemu-guest-agent]' in spec.cloudInit"));

    private GuestAdvice() {}

    private static Advice noKvm(ErrorNumber number, String text) {
        return Advice.on(
                number,
                text,
                "KVM cannot be used: the kernel has no module for it, the processor's virtualization is switched off, or"
                        + " this host is a VM itself",
                "switch it on in the host's firmware settings, then: sudo modprobe kvm_intel, or kvm_amd",
                WITHOUT_KVM);
    }
}
