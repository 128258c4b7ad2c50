package xyz.cofront.foundry.seriallog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The text of a serial console without what was meant for a terminal (ECMA-48): colors, cursor moves, window titles.
public final class ConsoleText {
    /// Control sequences, operating system commands up to their end or the line's, and other escapes.
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]"
            + "|\u001b[\\]PX^_][^\u0007\u001b\r\n]*(?:\u0007|\u001b\\\\)?"
            + "|\u001b[ -/]*[0-~]?");
    /// Nobody reads on; and what looks for words in a line must come to an end.
    private static final int LONGEST_LINE = 4096;
    private static final Pattern BREAKS = Pattern.compile("[\r\n]+");

    private ConsoleText() {}

    /// The lines, without empty ones; what is beyond 4096 characters of a line is left out.
    public static List<String> lines(byte[] log) {
        String text = new String(log, StandardCharsets.UTF_8);
        return Arrays.stream(BREAKS.split(plain(text), -1))
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
                .toList();
    }

    /// The text without escapes; all other characters stay, controls too.
    public static String plain(String text) {
        return ESCAPES.matcher(text).replaceAll("");
    }
}
