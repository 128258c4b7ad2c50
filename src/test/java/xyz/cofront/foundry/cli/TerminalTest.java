package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xyz.cofront.foundry.fault.FaultTable;

/// What reaches a terminal. A real one (pty) is between the program and the test, made by Python.
class TerminalTest {
    /// The program's own: three colors, their end, and a line that is drawn anew.
    private static final Pattern OWN = Pattern.compile("\u001b\\[(3[123]m|0m)|\r\u001b\\[K");

    @Test
    void thereAreFiveHundredHostileTexts() {
        assertThat(HostileTexts.all()).hasSizeGreaterThanOrEqualTo(500).doesNotHaveDuplicates();
    }

    @Test
    @Timeout(600)
    void noneOfThemReachesATerminalAsItCame() throws Exception {
        List<String> failures = new ArrayList<>();
        try {
            requireHarmless(onATerminal(TerminalProbe.class));
        } catch (AssertionError wrong) {
            failures.add(wrong.toString());
        }
        FaultTable.row(
                "21",
                "hostile names and messages on a terminal (pty)",
                HostileTexts.all().size() + "",
                "no control byte but newline and our own colours",
                failures);
    }

    private static void requireHarmless(byte[] seen) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(seen))
                .toString();
        // The terminal itself adds a carriage return to each line feed.
        String shown = OWN.matcher(text.replace("\r\n", "\n")).replaceAll("");
        assertThat(shown).hasSizeGreaterThan(1_000_000).contains("forged", "error: ", "note: ", "[y/N] ");
        assertThat(text).contains("\u001b[31merror:\u001b[0m");
        assertThat(shown.codePoints()
                        .filter(point -> point != '\n')
                        .filter(TerminalTest::obeyedOrHidden)
                        .distinct()
                        .mapToObj(Integer::toHexString))
                .isEmpty();
        assertThat(shown.lines().filter(line -> line.startsWith("forged"))).isEmpty();
    }

    /// By the Unicode character database's general categories: Cc, Cf, Cs, Co, Cn, Zl, Zp; and the marks and letters
    /// that show as nothing (its Default_Ignorable_Code_Point).
    private static boolean obeyedOrHidden(int point) {
        return List.of(
                                (int) Character.CONTROL,
                                (int) Character.FORMAT,
                                (int) Character.SURROGATE,
                                (int) Character.PRIVATE_USE,
                                (int) Character.UNASSIGNED,
                                (int) Character.LINE_SEPARATOR,
                                (int) Character.PARAGRAPH_SEPARATOR)
                        .contains(Character.getType(point))
                || List.of(0x34f, 0x115f, 0x1160, 0x3164, 0xffa0).contains(point)
                || (point >= 0xfe00 && point <= 0xfe0f);
    }

    private static byte[] onATerminal(Class<?> program) throws Exception {
        Process process = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import pty, sys, os\nsys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        byte[] seen = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(() -> tail(seen)).isZero();
        return seen;
    }

    private static String tail(byte[] seen) {
        String text = new String(seen, StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - 3000));
    }
}
