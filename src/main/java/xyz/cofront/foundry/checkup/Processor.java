package xyz.cofront.foundry.checkup;

import java.util.List;

/// What the kernel says of the host's first processor (`/proc/cpuinfo`, x86 alone has a line of flags).
record Processor(List<String> flags) {
    Processor {
        flags = List.copyOf(flags);
    }

    static Processor of(Surroundings host) {
        return new Processor(host.text("/proc/cpuinfo").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line ->
                        List.of(line.substring(line.indexOf(':') + 1).strip().split("\\s+", -1)))
                .orElse(List.of()));
    }

    /// Whether it is known to lack what KVM stands on. Of others than x86 nothing is known.
    boolean plain() {
        return !flags.isEmpty() && !flags.contains("vmx") && !flags.contains("svm");
    }

    /// Whether the host is a guest itself.
    boolean virtual() {
        return flags.contains("hypervisor");
    }

    /// The kernel's module that would make `/dev/kvm`.
    String module() {
        return flags.contains("vmx") ? "kvm_intel" : flags.contains("svm") ? "kvm_amd" : "kvm";
    }
}
