package xyz.cofront.foundry.checkup;

import java.util.List;

/// Whether the machines that run may take more memory than the host has.
record MemoryCheck(LibvirtLink link) implements Check {
    private static final int KIB = 10;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<CheckResult> look() {
        long has = link.ask(hypervisor -> hypervisor.host().info()).memoryKib();
        long promised = link.ask(hypervisor -> hypervisor.domains().list(false)).stream()
                .mapToLong(domain -> domain.memoryKib())
                .sum();
        String sum = "running VMs may take " + Amount.of(promised << KIB) + " of the host's " + Amount.of(has << KIB);
        return List.of(
                promised > has
                        ? CheckResult.warning(
                                name(),
                                sum + ": the kernel ends some when it runs out",
                                new Mend("see which", "foundry list"),
                                Mend.by("stop some, or give them less"))
                        : CheckResult.ok(name(), sum));
    }
}
