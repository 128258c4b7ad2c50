package xyz.cofront.foundry.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import xyz.cofront.foundry.config.Key;
import xyz.cofront.foundry.usage.CommandUsage;
import xyz.cofront.foundry.usage.Manual;

/// What the manual says besides what the commands take.
final class ManualText {
    private ManualText() {}

    static Manual of(CommandUsage root) {
        String date = BuildInfo.load().date().map(time -> time.substring(0, 10)).orElse("");
        return new Manual(root, Version.NUMBER, date, exitCodes(), environment(), files());
    }

    private static List<Manual.Entry> exitCodes() {
        return List.of(
                new Manual.Entry("0", "Done."),
                new Manual.Entry(
                        "1", "Configuration: an unreadable or malformed file, a bad flag or setting, --yes missing."),
                new Manual.Entry("2", "Validation: a rule broken, a name or address taken, an image missing."),
                new Manual.Entry("3", "libvirt cannot be reached, was lost, or did not answer in time."),
                new Manual.Entry(
                        "4", "A VM operation failed, there is no such VM, or the question was answered with no."),
                new Manual.Entry("5", "Storage or image."),
                new Manual.Entry("6", "A wait, or a download, ran out of the time that --timeout gave."),
                new Manual.Entry("7", "The guest came up but its provisioning failed."),
                new Manual.Entry("9", "Some of several failed."),
                new Manual.Entry("10", "There are differences, or findings, where the command was to tell of them so."),
                new Manual.Entry("70", "A bug in Foundry; --verbose shows the stack trace."),
                new Manual.Entry(
                        "129, 130, 143",
                        "Ended by SIGHUP, SIGINT (Ctrl-C) or SIGTERM, after undoing what is not complete, or telling"
                                + " of it; a second one leaves at once."));
    }

    private static List<Manual.Entry> environment() {
        Stream<Manual.Entry> settings = Arrays.stream(Key.values())
                .map(key -> new Manual.Entry(
                        String.join(", ", key.variables()), "What " + key.flag() + " is without that option."));
        return Stream.concat(
                        settings,
                        Stream.of(
                                new Manual.Entry("NO_COLOR", "Set to anything: no colors."),
                                new Manual.Entry(
                                        "XDG_CONFIG_HOME",
                                        "Where foundry/config.yaml is looked for; ~/.config unless set."),
                                new Manual.Entry("XDG_CACHE_HOME", "Where downloads are kept; ~/.cache unless set.")))
                .toList();
    }

    private static List<Manual.Entry> files() {
        return List.of(
                new Manual.Entry("~/.config/foundry/config.yaml", "The user's settings."),
                new Manual.Entry("/etc/foundry/config.yaml", "The host's settings."));
    }
}
