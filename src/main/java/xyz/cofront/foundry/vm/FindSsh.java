package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.seriallog.BootTimeline;

/// Finds out how to reach a machine by SSH: user, address and host keys.
public final class FindSsh {
    private final Hypervisor hypervisor;

    public FindSsh(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /// @throws VmException if there is no such machine or nobody knows an address of it
    public SshTarget find(String name) {
        try {
            Neighbour machine = hypervisor
                    .domains()
                    .find(name)
                    .flatMap(domain -> Neighbour.read(hypervisor.domains(), domain))
                    .orElseThrow(
                            () -> MissingVm.named(name, hypervisor.domains().list(true)));
            SshDoor door = SshDoor.of(hypervisor, machine).orElseThrow(() -> unknown(machine.domain()));
            return new SshTarget(
                    name,
                    machine.uuid(),
                    user(machine.ownership()),
                    door.address(),
                    door.port(),
                    door.source(),
                    hostKeys(machine.domain()));
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at VM '" + name + "'", VmException::new);
        }
    }

    private static VmException unknown(DomainSummary domain) {
        String name = domain.name();
        return domain.state().active()
                ? new VmException(
                        "nobody knows an address of VM '" + name + "' that leads to it",
                        List.of(
                                "its document gives none, and neither a lease, its agent nor the neighbours tell of one",
                                "'foundry wait " + ShellWord.of(name) + " --for=ip' waits for one"),
                        null)
                : new VmException(
                        "VM '" + name + "' does not run: it is "
                                + domain.state().word(),
                        List.of("start it: foundry start " + ShellWord.of(name)),
                        null);
    }

    /// Whom cloud-init gives the keys to.
    private static Optional<String> user(Ownership ownership) {
        if (!(ownership instanceof Ownership.Owned(VmMetadata metadata))) {
            return Optional.empty();
        }
        String user = metadata.document().spec().cloudInit() == null
                ? null
                : metadata.document().spec().cloudInit().user();
        return Optional.of(user == null || user.isEmpty() ? "root" : user);
    }

    /// What cannot be read teaches nothing.
    private List<String> hostKeys(DomainSummary domain) {
        try {
            return BootTimeline.read(new SerialLogs(hypervisor).of(domain).read())
                    .hostKeys();
        } catch (VmException unreadable) {
            return List.of();
        }
    }
}
