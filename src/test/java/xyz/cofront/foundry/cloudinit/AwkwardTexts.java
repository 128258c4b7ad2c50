package xyz.cofront.foundry.cloudinit;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Texts that YAML makes something else of unless they are written with care.
final class AwkwardTexts {
    static final String CHARACTERS = "ab0 1:.-#\n\n\t'\"\\,[]{}&*!|>%@`=~?<_é\u00A0\r\u0000";

    /// What a reader of YAML 1.1 or 1.2 could take for something else, and what could end a scalar early.
    static final List<String> FIXED = List.of(
            "yes",
            "No",
            "y",
            "on",
            "null",
            "~",
            "",
            "true",
            "1e3",
            "0123",
            "0x1F",
            "0o17",
            "1_000",
            ".5",
            "+1",
            ".inf",
            "12:30:45",
            "2001-01-01",
            "=",
            "<<",
            "-",
            "- a",
            "?",
            "? a",
            ":",
            "a: b",
            "a:b",
            "a #b",
            "#c",
            "{a}",
            "[b]",
            "a, b",
            "%a",
            "@b",
            "`c",
            "&a",
            "*b",
            "!c",
            "|",
            ">",
            "'",
            "\"",
            "\\",
            "\\n",
            "$6$a/b.c",
            " lead",
            "trail ",
            "a  b",
            "tab\there",
            "\ttab",
            "a\nb",
            "a\nb\n",
            "a\n\n\nb\n\n",
            "a\n  b\n",
            "  a\nb",
            "a \nb",
            "\na",
            "\n",
            "a\n\tb\n",
            "a\n# b\n",
            "a\n---\nb\n",
            "---",
            "...",
            "\r\n",
            "a\r\nb",
            "\u0007",
            "\u007f",
            "grün\nblau\n",
            "日本",
            "\uD83D\uDE00",
            "x".repeat(3000),
            "word ".repeat(3000) + "end");

    /// With characters that end a line in YAML 1.1 and not in 1.2, or count as a byte order mark.
    static final List<String> BROKEN = List.of("\u0085", "a\u0085b", "a\nb\u2028c", "\uFEFFa");

    private AwkwardTexts() {}

    /// The same 3000 short texts each time.
    static List<String> random(String characters) {
        Random random = new Random(1);
        return Stream.generate(() -> text(random, characters)).limit(3000).toList();
    }

    private static String text(Random random, String characters) {
        return random.ints(random.nextInt(12), 0, characters.length())
                .mapToObj(characters::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
