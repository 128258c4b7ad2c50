package xyz.cofront.foundry.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A row of `hostile-input.txt`.
///
/// @param prepare lines for a shell
/// @param variables of the environment
/// @param arguments of the program
/// @param out what it prints on stdout, line by line
/// @param err what it prints on stderr, line by line
/// @param clear lines for a shell
record HostileRow(
        String title,
        List<String> prepare,
        Map<String, String> variables,
        List<String> arguments,
        int exitCode,
        List<String> out,
        List<String> err,
        List<String> clear) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern MEMORY = Pattern.compile("the host has \\([0-9]+ GiB\\)");

    static Stream<HostileRow> all(String table) {
        return Stream.of(table.split("(?m)^### ")).skip(1).map(HostileRow::of);
    }

    private static HostileRow of(String block) {
        List<String> lines = block.lines().toList();
        Map<String, String> variables = new HashMap<>();
        lines(lines, '@')
                .forEach(line -> variables.put(
                        line.substring(0, line.indexOf('=')), decoded(line.substring(line.indexOf('=') + 1))));
        List<String> exitCodes = lines(lines, '=');
        return new HostileRow(
                lines.getFirst(),
                lines(lines, '$'),
                variables,
                Stream.of(lines(lines, '>').getFirst().split(" ", -1))
                        .map(HostileRow::decoded)
                        .toList(),
                exitCodes.isEmpty() ? -1 : Integer.parseInt(exitCodes.getFirst()),
                lines(lines, '<'),
                lines(lines, '!'),
                lines(lines, '*'));
    }

    private static List<String> lines(List<String> lines, char kind) {
        return lines.subList(1, lines.size()).stream()
                .filter(line -> !line.isEmpty() && line.charAt(0) == kind)
                .map(line -> line.length() > 2 ? line.substring(2) : "")
                .toList();
    }

    /// What cannot stand in the table itself is written as a backslash, a `u` and four digits, such as a space.
    private static String decoded(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
    }

    /// The arguments with the folder of this run.
    String[] arguments(Path folder) {
        return arguments.stream()
                .map(argument -> argument.replace("DIR", folder.toString()))
                .toArray(String[]::new);
    }

    Map<String, String> variables(Path folder) {
        Map<String, String> placed = new HashMap<>();
        variables.forEach((name, value) -> placed.put(name, value.replace("DIR", folder.toString())));
        return placed;
    }

    /// What came of it in the table's words.
    static String told(RealFoundry.Result result, Path folder) {
        List<String> lines = new ArrayList<>();
        lines.add("= " + result.exitCode());
        result.out().lines().forEach(line -> lines.add("< " + line));
        result.err().lines().forEach(line -> lines.add("! " + line));
        String told = String.join("\n", lines).replace(folder.toString(), "DIR");
        return MEMORY.matcher(UUID.matcher(told).replaceAll("UUID")).replaceAll("the host has (MEMORY)");
    }

    String expected() {
        return Stream.of(
                        Stream.of("= " + exitCode),
                        out.stream().map(line -> "< " + line),
                        err.stream().map(line -> "! " + line))
                .flatMap(stream -> stream)
                .collect(Collectors.joining("\n"));
    }
}
