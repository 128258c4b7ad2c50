package xyz.cofront.foundry.seriallog;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes in a console line by line, and begins anew where the guest does.
final class BootReader {
    private static final Pattern LOGIN = Pattern.compile("\\S+ login: ?$");
    private static final Pattern MEANINGLESS =
            Pattern.compile("^[^A-Za-z]*$|^[+|].*[+|]$|^.*ci-info: .*|^-----(?:BEGIN|END) .*");

    private Boot boot = new Boot();

    /// What is known of the boot so far.
    private static final class Boot {
        final Map<BootStage, Milestone> reached = new EnumMap<>(BootStage.class);
        final CloudInitTalk cloudInit = new CloudInitTalk();
        final UnitTalk units = new UnitTalk();
        final HostKeys hostKeys = new HostKeys();
        Optional<String> trouble = Optional.empty();
        boolean login;
        String lastLine = "";

        boolean after(BootStage stage) {
            return reached.keySet().stream().anyMatch(other -> other.compareTo(stage) > 0);
        }
    }

    void take(ConsoleLine line) {
        Optional<Milestone> early = Marker.in(line);
        if (early.filter(this::beginsAnew).isPresent()) {
            boot = new Boot();
        }
        early.ifPresent(this::reach);
        Optional<Milestone> later = boot.cloudInit.take(line);
        if (later.filter(this::beginsAnew).isPresent()) {
            boot = new Boot();
            later = boot.cloudInit.take(line);
        }
        later.ifPresent(this::reach);
        boot.units.take(line).ifPresent(this::reach);
        boot.hostKeys.take(line);
        observe(line);
    }

    private void observe(ConsoleLine line) {
        boot.trouble = Trouble.in(line).or(() -> boot.trouble);
        boot.login |= LOGIN.matcher(line.at().isPresent() ? line.before() : line.text())
                .find();
        if (!MEANINGLESS.matcher(line.text()).matches()) {
            boot.lastLine = line.text();
        }
    }

    /// Firmware, loader and kernel come before an initrd, and each stage of cloud-init once.
    private boolean beginsAnew(Milestone milestone) {
        return switch (milestone.stage()) {
            case FIRMWARE, LOADER, KERNEL -> boot.after(BootStage.KERNEL);
            case INITRD, INIT -> boot.after(BootStage.INIT);
            case LOCAL, NETWORK, CONFIG, FINAL -> boot.reached.containsKey(milestone.stage());
            case DONE -> false;
        };
    }

    /// The first word of a stage counts, unless a later one says more of it.
    private void reach(Milestone milestone) {
        BootStage stage = milestone.stage();
        if (stage == BootStage.KERNEL || stage == BootStage.INIT) {
            boot.trouble = Optional.empty();
        }
        if (stage == BootStage.INITRD) {
            // It was the init of the initrd that spoke up, not the system's.
            Milestone mistaken = boot.reached.remove(BootStage.INIT);
            boot.reached.merge(stage, mistaken == null ? milestone : moved(mistaken, milestone), BootReader::richer);
            return;
        }
        boot.reached.merge(stage, milestone, BootReader::richer);
    }

    private static Milestone moved(Milestone from, Milestone to) {
        return new Milestone(to.stage(), from.at().or(to::at), to.detail());
    }

    private static Milestone richer(Milestone first, Milestone second) {
        return new Milestone(
                first.stage(), first.at().or(second::at), first.detail().isEmpty() ? second.detail() : first.detail());
    }

    BootTimeline timeline() {
        return new BootTimeline(
                milestones(),
                boot.cloudInit.datasource(),
                boot.cloudInit.addresses(),
                boot.units.failed(),
                failures(),
                boot.cloudInit.warnings(),
                boot.trouble,
                boot.hostKeys.keys(),
                boot.login,
                boot.lastLine);
    }

    /// A kernel that was told to be quiet has started all the same when somebody speaks after it.
    private List<Milestone> milestones() {
        if (boot.after(BootStage.KERNEL)) {
            reach(new Milestone(BootStage.KERNEL, Optional.of(Duration.ZERO), ""));
        }
        return List.copyOf(boot.reached.values());
    }

    private List<Failure> failures() {
        List<Failure> told = boot.cloudInit.failures();
        if (!told.isEmpty()) {
            return told;
        }
        Stream<Failure> unit = boot.units.failedProvisioning().stream()
                .map(failed -> new Failure("cloud-init", List.of("Failed to start " + failed)));
        Stream<Failure> source =
                boot.cloudInit.datasource().filter(found -> found.startsWith("DataSourceNone")).stream()
                        .map(found -> new Failure("datasource", List.of("cloud-init found no data: " + found)));
        return Stream.concat(unit, source).toList();
    }
}
