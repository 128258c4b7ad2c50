package xyz.cofront.foundry.validation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;

/// Processors, memory, machine type and firmware.
final class ComputeRules {
    private static final Pattern MACHINE = Pattern.compile("q35|pc|pc-(q35|i440fx)-[A-Za-z0-9][A-Za-z0-9.+_-]{0,39}");

    private ComputeRules() {}

    static void check(VmSpec spec, Findings findings) {
        pair(spec.vcpus(), spec.maxVcpus(), Range.VCPUS, "spec.vcpus", "spec.maxVcpus", findings);
        pair(spec.memoryGiB(), spec.maxMemoryGiB(), Range.MEMORY_GIB, "spec.memoryGiB", "spec.maxMemoryGiB", findings);
        emulation(spec, findings);
        machine(spec.machine(), findings);
        secureBoot(spec, findings);
        findings.name(spec.storagePool(), "spec.storagePool");
    }

    private static void pair(
            int value, @Nullable Integer most, Range range, String path, String mostPath, Findings findings) {
        boolean fits = findings.range(value, range, path);
        if (most != null && findings.range(most, range, mostPath) && fits) {
            findings.require(most >= value, mostPath, "must not be less than " + path + ", which is " + value);
        }
    }

    private static void emulation(VmSpec spec, Findings findings) {
        boolean hosts = spec.cpuMode() == CpuMode.HOST_MODEL || spec.cpuMode() == CpuMode.HOST_PASSTHROUGH;
        findings.require(
                spec.virtType() != VirtType.QEMU || !hosts,
                "spec.cpuMode",
                "needs KVM and spec.virtType is qemu; leave it out or write maximum");
    }

    private static void machine(@Nullable String machine, Findings findings) {
        findings.require(
                machine == null || MACHINE.matcher(machine).matches(),
                "spec.machine",
                "must be q35, pc, or one of their versions such as pc-q35-9.2");
    }

    private static void secureBoot(VmSpec spec, Findings findings) {
        if (!spec.secureBoot()) {
            return;
        }
        findings.require(
                spec.firmware() == Firmware.EFI, "spec.secureBoot", "needs firmware: efi; a BIOS checks no signatures");
        findings.require(
                spec.machine() == null || spec.machine().contains("q35"),
                "spec.secureBoot",
                "needs a q35 machine type, whose system management mode guards the keys");
    }
}
