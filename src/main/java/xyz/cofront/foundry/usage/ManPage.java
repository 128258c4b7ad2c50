package xyz.cofront.foundry.usage;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page of one command in section 1 of the manual.
public final class ManPage {
    private final Manual manual;
    private final CommandUsage command;
    private final Roff page = new Roff();

    private ManPage(Manual manual, CommandUsage command) {
        this.manual = manual;
        this.command = command;
    }

    /// Such as `foundry-pool-info.1`.
    public static String fileName(CommandUsage command) {
        return name(command) + ".1";
    }

    /// The names of pages that only lead to this one, for the command's other names.
    public static List<String> otherFileNames(CommandUsage command) {
        String parent =
                String.join("-", command.path().subList(0, command.path().size() - 1));
        return command.aliases().stream()
                .map(alias -> parent + "-" + alias + ".1")
                .toList();
    }

    public static String of(Manual manual, CommandUsage command) {
        return new ManPage(manual, command).written();
    }

    private String written() {
        page.title(name(command).toUpperCase(Locale.ROOT), manual.date(), "foundry " + manual.version(), "Foundry");
        page.section("NAME").text(Roff.escaped(name(command)) + " \\- " + Roff.escaped(summary(command)));
        page.section("SYNOPSIS").text(Roff.escaped(command.synopsis()));
        page.section("DESCRIPTION").text(Roff.escaped(command.description()));
        aliases();
        commands();
        arguments();
        options("OPTIONS", CompletionScript.own(command));
        options(
                "GLOBAL OPTIONS",
                manual.root().options().stream().filter(OptionUsage::global).toList());
        entries("EXIT STATUS", manual.exitCodes());
        entries("ENVIRONMENT", manual.environment());
        entries("FILES", manual.files());
        related();
        return page.toString();
    }

    private void aliases() {
        if (!command.aliases().isEmpty()) {
            page.paragraph("The same as: " + String.join(", ", command.aliases()) + ".");
        }
    }

    private void commands() {
        if (!command.commands().isEmpty()) {
            page.section("COMMANDS");
            command.commands().forEach(child -> page.entry(reference(child), summary(child) + "."));
        }
    }

    private void arguments() {
        if (!command.arguments().isEmpty()) {
            page.section("ARGUMENTS");
            command.arguments()
                    .forEach(argument -> page.entry(
                            Roff.italic(argument.label()) + (argument.repeated() ? "..." : ""),
                            argument.description()));
        }
    }

    private void options(String heading, List<OptionUsage> options) {
        if (!options.isEmpty()) {
            page.section(heading);
            options.forEach(option -> page.entry(term(option), option.description()));
        }
    }

    private static String term(OptionUsage option) {
        String names = option.names().stream().map(Roff::bold).collect(Collectors.joining(", "));
        if (option.attached()) {
            return names + "[=" + Roff.italic(option.label()) + "]";
        }
        return option.valued() ? names + "=" + Roff.italic(option.label()) : names;
    }

    private void entries(String heading, List<Manual.Entry> entries) {
        page.section(heading);
        entries.forEach(entry -> page.entry(Roff.bold(entry.term()), entry.meaning()));
    }

    /// The page above and those beside.
    private void related() {
        String others = manual.root()
                .all()
                .filter(other -> !other.path().equals(command.path()))
                .filter(other -> related(other))
                .map(ManPage::reference)
                .collect(Collectors.joining(", "));
        page.section("SEE ALSO")
                .text(Stream.of(others, Roff.bold("virsh") + "(1)")
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", ")));
    }

    private boolean related(CommandUsage other) {
        int above = command.path().size() - 1;
        List<String> parent = command.path().subList(0, above);
        return other.path().equals(parent)
                || (other.path().size() == above + 1
                        && other.path().subList(0, above).equals(parent));
    }

    private static String reference(CommandUsage command) {
        return Roff.bold(name(command)) + "(1)";
    }

    private static String name(CommandUsage command) {
        return String.join("-", command.path());
    }

    private static String summary(CommandUsage command) {
        return CompletionScript.summary(command.description());
    }
}
