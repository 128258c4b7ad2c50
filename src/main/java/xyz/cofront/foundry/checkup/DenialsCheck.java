package xyz.cofront.foundry.checkup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.cofront.foundry.checkup.Denial.Guard;
import xyz.cofront.foundry.hypervisor.HypervisorException;

/// What AppArmor and SELinux kept guests from in the last day, by the kernel's messages in the host's logs and in its
/// memory. The journal is not read: its form is systemd's own.
record DenialsCheck(Surroundings host, LibvirtLink link, InstantSource clock) implements Check {
    private static final List<String> LOGS =
            List.of("/var/log/audit/audit.log", "/var/log/kern.log", "/var/log/syslog", "/var/log/messages");
    /// Of each log. A busy day's denials fit in, and reading takes no time.
    private static final int MOST = 4 << 20;

    private static final Duration RECENT = Duration.ofDays(1);
    private static final int MOST_SHOWN = 10;
    private static final Mend BY_JOURNAL = new Mend(
            "see the journal",
            "sudo journalctl -k --since -1d --no-pager -g 'apparmor=\"DENIED\"|avc: *denied.*svirt'");

    @Override
    public String name() {
        return "denials";
    }

    @Override
    public List<CheckResult> look() {
        List<String> guards = guards();
        if (guards.isEmpty()) {
            return List.of(CheckResult.ok(name(), "neither AppArmor nor SELinux is on"));
        }
        List<CheckResult> found = recent().values().stream()
                .sorted(Comparator.comparing(
                                (List<Denial> same) -> same.getLast().at())
                        .reversed())
                .limit(MOST_SHOWN)
                .map(this::told)
                .toList();
        return found.isEmpty() ? List.of(nothingFound(String.join(" and ", guards))) : found;
    }

    private List<String> guards() {
        List<String> guards = new ArrayList<>();
        if (host.text("/sys/module/apparmor/parameters/enabled")
                .filter(text -> text.startsWith("Y"))
                .isPresent()) {
            guards.add(Guard.APPARMOR.word());
        }
        if (host.sight("/sys/fs/selinux/enforce") == Sight.THERE) {
            guards.add(Guard.SELINUX.word());
        }
        return guards;
    }

    private CheckResult nothingFound(String guards) {
        List<String> closed = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        LOGS.stream()
                .filter(log -> host.sight(log) != Sight.ABSENT)
                .forEach(log -> (host.tail(log, 1).isPresent() ? seen : closed).add(log));
        host.kernelLog().ifPresent(_ -> seen.add("the kernel's log in memory"));
        if (!closed.isEmpty()) {
            return CheckResult.unknown(
                    name(),
                    guards + " is on, and this user may not read " + String.join(", ", closed),
                    new Mend("look as root", "sudo foundry doctor"));
        }
        return seen.isEmpty()
                ? CheckResult.unknown(
                        name(), guards + " is on, and no log of the kernel's messages may be read", BY_JOURNAL)
                : CheckResult.ok(
                        name(), guards + " kept no VM from anything in the last day, by " + String.join(", ", seen));
    }

    /// The same event may stand in several logs.
    private Map<String, List<Denial>> recent() {
        Instant since = clock.instant().minus(RECENT);
        Map<String, Denial> events = new LinkedHashMap<>();
        Stream.concat(LOGS.stream().flatMap(log -> host.tail(log, MOST).stream()), host.kernelLog().stream())
                .flatMap(text -> DenialReader.read(text).stream())
                .filter(denial -> denial.at().isAfter(since))
                .forEach(denial -> events.putIfAbsent(denial.event(), denial));
        return events.values().stream()
                .sorted(Comparator.comparing(Denial::at))
                .collect(Collectors.groupingBy(Denial::who, TreeMap::new, Collectors.toList()));
    }

    private CheckResult told(List<Denial> same) {
        Denial last = same.getLast();
        Optional<String> machine = machine(last);
        String who = machine.map(found -> "VM '" + found + "'").orElse("'" + last.who() + "'");
        String object = last.object().isEmpty() ? "" : " of " + last.object();
        String reason = "%s kept %s from '%s'%s: %s in the last day, the last at %s"
                .formatted(
                        last.guard().word(),
                        who,
                        last.operation(),
                        object,
                        same.size() == 1 ? "once" : same.size() + " times",
                        last.at().truncatedTo(ChronoUnit.SECONDS));
        CheckResult result =
                CheckResult.warning(name(), reason, mends(last.guard()).toArray(Mend[]::new));
        return result.about(machine.orElse(last.who()));
    }

    private static List<Mend> mends(Guard guard) {
        return switch (guard) {
            case APPARMOR ->
                List.of(
                        Mend.by(
                                "its disks are allowed by themselves; other files, where the VM needs them, by a line with"
                                        + " the path and its rights"),
                        new Mend(
                                "the file for such lines", "sudoedit /etc/apparmor.d/local/abstractions/libvirt-qemu"));
            case SELINUX ->
                List.of(
                        new Mend("see what it would take", "sudo ausearch -m avc -ts today | audit2why"),
                        new Mend(
                                "give files that were moved their labels back",
                                "sudo restorecon -Rv /var/lib/libvirt/images"));
        };
    }

    private Optional<String> machine(Denial denial) {
        if (!link.open()) {
            return Optional.empty();
        }
        try {
            return link.machines().stream()
                    .filter(known -> is(known, denial))
                    .map(KnownMachine::name)
                    .findFirst();
        } catch (HypervisorException unanswered) {
            return Optional.empty();
        }
    }

    /// The context of a running machine stands in its live XML.
    private boolean is(KnownMachine known, Denial denial) {
        return switch (denial.guard()) {
            case APPARMOR ->
                denial.machine().equals(Optional.of(known.domain().id().uuid()));
            case SELINUX ->
                known.domain().state().active()
                        && link.ask(hypervisor ->
                                        hypervisor.domains().xml(known.domain().id()))
                                .contains(">" + denial.who() + "<");
        };
    }
}
