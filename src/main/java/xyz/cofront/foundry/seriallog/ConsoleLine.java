package xyz.cofront.foundry.seriallog;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of the console. Kernel and journald begin theirs with the time since the kernel started, and the
/// journal's go on with who speaks: `[   37.553853] cloud-init[278]: …`.
///
/// @param before what stands before it, such as a login prompt, whose line nobody breaks
/// @param text what follows
record ConsoleLine(String before, Optional<Duration> at, String speaker, String text) {
    private static final Pattern STAMPED =
            Pattern.compile("^(.*?)\\[ *(\\d{1,9})\\.(\\d{6})\\] (?:([A-Za-z0-9_@.-]+)\\[\\d+\\]: )?(.*)$");

    static ConsoleLine of(String line) {
        Matcher stamped = STAMPED.matcher(line);
        if (!stamped.matches()) {
            return new ConsoleLine("", Optional.empty(), "", line);
        }
        Duration at =
                Duration.ofSeconds(Long.parseLong(stamped.group(2))).plusNanos(Long.parseLong(stamped.group(3)) * 1000);
        String speaker = stamped.group(4);
        return new ConsoleLine(stamped.group(1), Optional.of(at), speaker == null ? "" : speaker, stamped.group(5));
    }

    boolean from(String program) {
        return speaker.equals(program);
    }
}
