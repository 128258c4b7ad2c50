package xyz.cofront.foundry.checkup;

import java.util.List;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.ShellWord;

/// Whether the bridges that machines are on are there, and up.
record BridgesCheck(Surroundings host, LibvirtLink link) implements Check {
    private static final String INTERFACES = "/sys/class/net/";
    /// `IFF_UP` of an interface's flags (netdevice(7)).
    private static final int UP = 1;

    @Override
    public String name() {
        return "bridges";
    }

    @Override
    public List<CheckResult> look() {
        List<String> bridges = link.ask(hypervisor -> hypervisor.host().bridges());
        List<KnownMachine> machines = link.machines();
        List<CheckResult> found = Stream.concat(
                        machines.stream().flatMap(machine -> lost(machine, bridges)),
                        bridges.stream()
                                .filter(bridge -> used(bridge, machines))
                                .filter(this::down)
                                .map(this::isDown))
                .toList();
        return found.isEmpty() ? List.of(CheckResult.ok(name(), summary(bridges))) : found;
    }

    private static String summary(List<String> bridges) {
        return bridges.isEmpty()
                ? "there are none, and no VM needs one"
                : String.join(", ", bridges) + "; no VM lacks its bridge";
    }

    /// A switch of another kind, such as Open vSwitch's, is an interface too.
    private Stream<CheckResult> lost(KnownMachine machine, List<String> bridges) {
        return machine.facts().bridges().stream()
                .filter(wanted -> !bridges.contains(wanted) && host.sight(INTERFACES + wanted) != Sight.THERE)
                .map(wanted -> CheckResult.failed(
                                name(),
                                "VM '" + machine.name() + "' is on bridge '" + wanted + "', which is not there",
                                new Mend(
                                        "make it, in the host's network configuration too",
                                        "sudo ip link add " + ShellWord.of(wanted) + " type bridge"),
                                up(wanted))
                        .about(wanted));
    }

    private static boolean used(String bridge, List<KnownMachine> machines) {
        return machines.stream().anyMatch(machine -> machine.facts().bridges().contains(bridge));
    }

    private boolean down(String bridge) {
        return host.text(INTERFACES + bridge + "/flags")
                .map(String::strip)
                .filter(flags -> flags.matches("0x[0-9a-fA-F]{1,7}"))
                .filter(flags -> (Integer.parseInt(flags.substring(2), 16) & UP) == 0)
                .isPresent();
    }

    private CheckResult isDown(String bridge) {
        return CheckResult.failed(name(), "bridge '" + bridge + "' is down, and VMs are on it", up(bridge))
                .about(bridge);
    }

    private static Mend up(String bridge) {
        return new Mend("switch it on", "sudo ip link set " + ShellWord.of(bridge) + " up");
    }
}
