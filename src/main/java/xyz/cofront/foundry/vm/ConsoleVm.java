package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.GuestConsole;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;

/// Opens the serial console of a machine.
public final class ConsoleVm {
    private final Hypervisor hypervisor;

    public ConsoleVm(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /// @param force whether another's console is taken away
    /// @throws VmException if there is no such machine, it does not run, or somebody is at its console
    public GuestConsole open(String name, boolean force) {
        try {
            DomainSummary domain = hypervisor
                    .domains()
                    .find(name)
                    .orElseThrow(
                            () -> MissingVm.named(name, hypervisor.domains().list(true)));
            if (!domain.state().active()) {
                throw new VmException(
                        "VM '" + name + "' does not run: it is "
                                + domain.state().word(),
                        List.of("start it: foundry start " + ShellWord.of(name)),
                        null);
            }
            return open(domain.id(), force);
        } catch (HypervisorException failure) {
            throw failure.explained("could not open the console of VM '" + name + "'", VmException::new);
        }
    }

    /// libvirt has no code of its own for a console that somebody is at.
    private GuestConsole open(DomainId id, boolean force) {
        try {
            return hypervisor.domains().console(id, force);
        } catch (HypervisorException failure) {
            if (force || failure.kind() != HypervisorException.Kind.FAILED) {
                throw failure;
            }
            throw new VmException(
                    "could not open the console of VM '" + id.name() + "': " + failure.getMessage(),
                    List.of("'foundry console --force " + ShellWord.of(id.name())
                            + "' takes it away from whoever is at it"),
                    failure);
        }
    }
}
