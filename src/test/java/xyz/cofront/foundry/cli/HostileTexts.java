package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Texts that a terminal would obey, or that hide or reorder what stands beside them. All hold the word `forged` at the
/// place where a line of its own would begin if the text got through.
final class HostileTexts {
    private static final List<String> SEQUENCES = List.of(
            "\u001b[31m",
            "\u001b[2J\u001b[H",
            "\u001b[1A\u001b[2K",
            "\u001b[6n",
            "\u001b]0;title\u0007",
            "\u001b]8;;http://x.example\u001b\\",
            "\u001b]52;c;ZWNobyBwd25lZA==\u0007",
            "\u001bPq#0\u001b\\",
            "\u001b_G\u001b\\",
            "\u001bc",
            "\u001b(0",
            "\u009b31m",
            "\u009d0;title\u009c",
            "\b\b\b\b\b\b\b",
            "\r\n",
            "\r\u001b[K",
            "\u202e\u2066\u2069\u202c",
            "\ud83d",
            "\udc00\ud800",
            "\ufffd",
            "\ufeff");

    private HostileTexts() {}

    static List<String> all() {
        List<String> texts = new ArrayList<>();
        for (int point : points()) {
            String character = Character.toString(point);
            texts.add("a" + character + "forged");
            texts.add(character + "forged" + character);
        }
        for (String sequence : SEQUENCES) {
            texts.add("a" + sequence + "forged");
            texts.add(sequence.repeat(20) + "forged");
        }
        return texts.stream().distinct().toList();
    }

    /// Controls of both kinds, formats, separators, fillers, variation selectors, tags, private and unassigned ones.
    private static int[] points() {
        return Stream.of(
                        IntStream.rangeClosed(0x00, 0x1f).toArray(),
                        IntStream.rangeClosed(0x7f, 0x9f).toArray(),
                        new int[] {0xad, 0x34f, 0x61c, 0x70f, 0x115f, 0x1160, 0x180e, 0x3164, 0xfeff, 0xffa0},
                        IntStream.rangeClosed(0x0600, 0x0605).toArray(),
                        IntStream.rangeClosed(0x200b, 0x200f).toArray(),
                        IntStream.rangeClosed(0x2028, 0x202e).toArray(),
                        IntStream.rangeClosed(0x2060, 0x206f).toArray(),
                        IntStream.rangeClosed(0xd800, 0xd80f).toArray(),
                        IntStream.rangeClosed(0xdc00, 0xdc0f).toArray(),
                        IntStream.rangeClosed(0xe000, 0xe007).toArray(),
                        IntStream.rangeClosed(0xfe00, 0xfe0f).toArray(),
                        IntStream.rangeClosed(0xfff9, 0xfffb).toArray(),
                        IntStream.rangeClosed(0xfffe, 0xffff).toArray(),
                        IntStream.rangeClosed(0x1bca0, 0x1bca3).toArray(),
                        IntStream.rangeClosed(0x1d173, 0x1d17a).toArray(),
                        IntStream.rangeClosed(0xe0000, 0xe007f).toArray())
                .flatMapToInt(IntStream::of)
                .toArray();
    }
}
