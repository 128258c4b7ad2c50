package xyz.cofront.foundry.seriallog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what cloud-init says on the console, by itself, through the journal or through rc scripts (versions 0.7 to
/// 26).
final class CloudInitTalk {
    private static final Pattern RUNNING = Pattern.compile(
            "Cloud-init v\\. (\\S+) running '([a-z:-]+)' at .*?Up (\\d{1,9})(?:\\.(\\d{1,6}))? seconds");
    private static final Pattern FINISHED = Pattern.compile(
            "Cloud-init v\\. (\\S+) finished at .*?Datasource (.+?)\\. +Up (\\d{1,9})(?:\\.(\\d{1,6}))? seconds");
    private static final Pattern ADDRESS =
            Pattern.compile("ci-info: \\| *(\\S+) *\\| *True *\\| *([0-9a-f.:]+)(?:/\\d+)? *\\|.*");
    private static final Pattern LOGGED = Pattern.compile("(\\S+\\.py)\\[(WARNING|ERROR|CRITICAL)\\]: (.*)$");
    private static final Pattern NOISE = Pattern.compile("^(?:ci-info: .*|<\\d+>.*|[+|].*[+|]|#+)$");
    private static final Map<String, BootStage> STAGES = Map.of(
            "init-local", BootStage.LOCAL,
            "init", BootStage.NETWORK,
            "modules:config", BootStage.CONFIG,
            "modules:final", BootStage.FINAL);
    /// Two clocks of one guest that are read one after the other; more is another boot's or nonsense.
    private static final Duration SAME_MOMENT = Duration.ofSeconds(5);

    private final List<String> said = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final Set<String> addresses = new LinkedHashSet<>();
    private final Map<String, Integer> failed = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private Optional<String> datasource = Optional.empty();

    /// What stage the line begins, if it does.
    Optional<Milestone> take(ConsoleLine line) {
        Optional<Milestone> begun = running(line).or(() -> finished(line));
        if (begun.isPresent()) {
            close(line);
        } else {
            listen(line);
        }
        return begun;
    }

    private static Optional<Milestone> running(ConsoleLine line) {
        Matcher running = RUNNING.matcher(line.text());
        if (!running.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(STAGES.get(running.group(2)))
                .map(stage ->
                        milestone(stage, line, running.group(3), running.group(4), "version " + running.group(1)));
    }

    private Optional<Milestone> finished(ConsoleLine line) {
        Matcher finished = FINISHED.matcher(line.text());
        if (!finished.find()) {
            return Optional.empty();
        }
        datasource = Optional.of(finished.group(2));
        return Optional.of(milestone(BootStage.DONE, line, finished.group(3), finished.group(4), finished.group(2)));
    }

    /// What comes after it belongs to nothing before it.
    private void close(ConsoleLine line) {
        ends.add(said.size());
        said.add(line.text());
    }

    private void listen(ConsoleLine line) {
        Matcher address = ADDRESS.matcher(line.text());
        if (address.matches()) {
            address(address.group(1), address.group(2));
        }
        Matcher logged = LOGGED.matcher(line.text());
        boolean log = logged.find();
        if ((log || line.from("cloud-init")) && !NOISE.matcher(line.text()).matches()) {
            said.add(line.text());
        }
        if (log) {
            ends.add(said.size() - 1);
            judge(logged.group(2), logged.group(3));
        }
    }

    private void address(String device, String address) {
        if (!device.equals("lo") && !device.startsWith("lo:") && !address.equals(".") && !address.startsWith("fe80:")) {
            addresses.add(device + " " + address);
        }
    }

    private void judge(String level, String message) {
        Optional<String> module = FailureWords.module(level, message);
        if (module.isPresent()) {
            failed.putIfAbsent(module.get(), said.size() - 1);
        } else {
            warnings.add(message);
        }
    }

    Optional<String> datasource() {
        return datasource;
    }

    List<String> addresses() {
        return List.copyOf(addresses);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    List<Failure> failures() {
        return failed.entrySet().stream()
                .map(entry -> new Failure(entry.getKey(), Passage.around(said, ends, entry.getValue())))
                .toList();
    }

    /// The journal's own time is the later and the truer one: `Up` is read before cloud-init is ready to begin.
    private static Milestone milestone(
            BootStage stage, ConsoleLine line, String seconds, @Nullable String fraction, String detail) {
        String digits = fraction == null ? "0" : fraction;
        Duration up = Duration.ofSeconds(Long.parseLong(seconds))
                .plusNanos(Long.parseLong((digits + "000000000").substring(0, 9)));
        Duration at = line.at()
                .filter(stamp -> stamp.minus(up).abs().compareTo(SAME_MOMENT) < 0)
                .orElse(up);
        return new Milestone(stage, Optional.of(at), detail);
    }
}
