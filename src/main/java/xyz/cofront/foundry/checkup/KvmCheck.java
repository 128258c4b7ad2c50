package xyz.cofront.foundry.checkup;

import java.util.List;
import xyz.cofront.foundry.api.v1alpha1.VirtType;

/// Whether guests can run under KVM: the device, the processor, and what libvirt offers.
record KvmCheck(Surroundings host, LibvirtLink link, ConnectionTarget target, VirtType wanted) implements Check {
    private static final String DEVICE = "/dev/kvm";

    @Override
    public String name() {
        return "kvm";
    }

    @Override
    public List<CheckResult> look() {
        if (target.test()) {
            return List.of(CheckResult.unknown(name(), "the test driver has no guests"));
        }
        return List.of(host.sight(DEVICE) == Sight.ABSENT ? absent() : there());
    }

    private CheckResult absent() {
        Processor processor = Processor.of(host);
        if (!processor.plain()) {
            return bad(
                    "there is no " + DEVICE,
                    new Mend("load the kernel's module", "sudo modprobe " + processor.module()));
        }
        return processor.virtual()
                ? bad(
                        "there is no " + DEVICE + ": this host is a VM itself, and has neither vmx nor svm",
                        Mend.by("have the host that it runs on allow nested virtualisation"))
                : bad(
                        "there is no " + DEVICE + ": the processor shows neither vmx nor svm",
                        Mend.by("switch virtualisation (VT-x, AMD-V, SVM) on in the settings of the host's firmware"));
    }

    private CheckResult there() {
        boolean opens = host.opens(DEVICE);
        if (!opens && needed()) {
            return closed();
        }
        if (!link.open()) {
            return CheckResult.unknown(
                    name(), DEVICE + (opens ? " opens" : " is there") + "; whether libvirt offers KVM is not known");
        }
        if (!offered()) {
            return bad(
                    DEVICE + " is there, and libvirt does not offer KVM",
                    new Mend("see whose it is; QEMU's user must be able to open it", "ls -l " + DEVICE),
                    new Mend("have libvirt look again; VMs run on", "sudo systemctl restart libvirtd"));
        }
        if (Processor.of(host).plain()) {
            return doubtful();
        }
        return CheckResult.ok(
                name(),
                opens
                        ? DEVICE + " opens, and libvirt offers KVM"
                        : "libvirt offers KVM; this user may not open " + DEVICE + ", which the system's QEMU may");
    }

    /// Guests of the system's libvirt run as another user, who may open what this one may not.
    private boolean needed() {
        return target.session() || ThisProcess.of(host).root();
    }

    private CheckResult closed() {
        return ThisProcess.of(host).root()
                ? bad(
                        DEVICE + " is there, and cannot be opened even by root",
                        Mend.by("in a container, have it allow the device"))
                : bad(
                        "this user may not open " + DEVICE,
                        new Mend("join its group, then log in again", "sudo usermod -aG " + group() + " $USER"));
    }

    private String group() {
        return host.rights(DEVICE)
                .filter(rights -> rights.gid() != 0)
                .flatMap(rights -> new Accounts(host).group(rights.gid()))
                .map(Accounts.Group::name)
                .orElse("kvm");
    }

    /// Some clouds' kernels make the device without the hardware; guests die or hang there.
    private CheckResult doubtful() {
        return wanted == VirtType.QEMU
                ? emulated(DEVICE + " opens, and the processor has neither vmx nor svm")
                : CheckResult.warning(
                        name(),
                        DEVICE + " opens and libvirt offers KVM, but the processor has neither vmx nor svm: guests may"
                                + " hang or die",
                        new Mend("where they do, have them emulated", "export FOUNDRY_VIRT_TYPE=qemu"));
    }

    private CheckResult bad(String reason, Mend... mend) {
        return switch (wanted) {
            case QEMU -> emulated(reason);
            case KVM -> CheckResult.failed(name(), reason + ", and virtType is kvm", mend);
            case AUTO -> CheckResult.warning(name(), reason + "; guests are emulated, which is slow", mend);
        };
    }

    private CheckResult emulated(String reason) {
        return CheckResult.ok(name(), reason + "; not needed, for virtType is qemu");
    }

    private boolean offered() {
        return link.ask(hypervisor -> hypervisor.host().guests(VirtType.KVM)).isPresent();
    }
}
