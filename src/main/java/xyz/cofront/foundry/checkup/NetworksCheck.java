package xyz.cofront.foundry.checkup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.hypervisor.Network;

/// Whether libvirt's networks are active and start with the host, and those that machines are on are there.
record NetworksCheck(LibvirtLink link) implements Check {
    @Override
    public String name() {
        return "networks";
    }

    @Override
    public List<CheckResult> look() {
        List<Network> networks = link.ask(hypervisor -> hypervisor.host().networks());
        List<KnownMachine> machines = link.machines();
        List<CheckResult> found = Stream.concat(
                        networks.stream().flatMap(network -> faults(network, machines)),
                        machines.stream().flatMap(machine -> lost(machine, networks)))
                .toList();
        return found.isEmpty() ? List.of(CheckResult.ok(name(), summary(networks))) : found;
    }

    private static String summary(List<Network> networks) {
        return networks.isEmpty()
                ? "libvirt has none, and no VM needs one"
                : String.join(", ", networks.stream().map(Network::name).toList())
                        + ": active, and started with the host";
    }

    private Stream<CheckResult> faults(Network network, List<KnownMachine> machines) {
        return Stream.of(inactive(network, machines), byHand(network))
                .flatMap(Optional::stream)
                .map(result -> result.about(network.name()));
    }

    private Optional<CheckResult> inactive(Network network, List<KnownMachine> machines) {
        if (network.active()) {
            return Optional.empty();
        }
        Mend start = new Mend("start it", "virsh net-start " + ShellWord.of(network.name()));
        String what = "network '" + network.name() + "' is not active";
        return Optional.of(machines.stream()
                .filter(machine -> machine.facts().networks().contains(network.name()))
                .findFirst()
                .map(machine -> CheckResult.failed(name(), what + ", and VM '" + machine.name() + "' is on it", start))
                .orElseGet(() -> CheckResult.warning(name(), what, start)));
    }

    private Optional<CheckResult> byHand(Network network) {
        return network.autostart()
                ? Optional.empty()
                : Optional.of(CheckResult.warning(
                        name(),
                        "network '" + network.name() + "' does not start with the host",
                        new Mend("have it start", "virsh net-autostart " + ShellWord.of(network.name()))));
    }

    private Stream<CheckResult> lost(KnownMachine machine, List<Network> networks) {
        return machine.facts().networks().stream()
                .filter(wanted ->
                        networks.stream().noneMatch(network -> network.name().equals(wanted)))
                .map(wanted -> CheckResult.failed(
                                name(),
                                "VM '" + machine.name() + "' is on network '" + wanted + "', which is not there",
                                new Mend("see which there are", "virsh net-list --all"),
                                new Mend("or put it on another", "virsh edit " + ShellWord.of(machine.name())))
                        .about(wanted));
    }
}
