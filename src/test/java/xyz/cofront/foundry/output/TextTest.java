package xyz.cofront.foundry.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "1b, \\x1b",
        "0a, \\x0a",
        "00, \\x00",
        "7f, \\x7f",
        "9b, \\x9b",
        "ad, \\xad",
        "200b, \\u200b",
        "200d, \\u200d",
        "200e, \\u200e",
        "2028, \\u2028",
        "202e, \\u202e",
        "2066, \\u2066",
        "2060, \\u2060",
        "feff, \\ufeff",
        "fe0f, \\ufe0f",
        "034f, \\u034f",
        "3164, \\u3164",
        "d800, \\ud800",
        "e000, \\ue000",
        "e0041, \\U000e0041",
        "0378, \\u0378"
    })
    void whatATerminalWouldObeyOrHideIsShownAsAnEscape(String point, String shown) {
        String character = Character.toString(Integer.parseInt(point, 16));

        assertThat(Text.escape("a" + character + "b")).isEqualTo("a" + shown + "b");
    }

    @Test
    void whatCanBeSeenIsLeftAlone() {
        String text = "web-1 größer 日本語 🙂 e\u0301 \\x1b ✓";

        assertThat(Text.escape(text)).isEqualTo(text);
    }

    @Test
    void escapesInJsonAreJsonsOwnAndLineBreaksStay() {
        assertThat(Text.escapeJson("{\n\"a\": \"x\u202e\udb40\udc41\"\n}\n"))
                .isEqualTo("{\n\"a\": \"x\\u202e\\udb40\\udc41\"\n}\n");
    }

    @Test
    void escapesInYamlAreYamlsOwnAndLineBreaksStay() {
        assertThat(Text.escapeYaml("a: \"x\u202e\udb40\udc41\"\n")).isEqualTo("a: \"x\\u202e\\U000e0041\"\n");
    }

    @ParameterizedTest
    @CsvSource({"web, 3", "größer, 6", "日本語, 6", "한국, 4", "e\u0301, 1", "ｆｕｌｌ, 8", "🙂, 2", "'', 0"})
    void aWidthIsWhatATerminalGives(String text, int width) {
        assertThat(Text.width(text)).isEqualTo(width);
    }

    @Test
    void columnsLineUpByWidthAndForeignTextIsEscaped() {
        String table = new Columns("NAME", "STATE")
                .add("日本", "running")
                .add("a\u001b[2J", "")
                .text("");

        assertThat(table).isEqualTo("""
                        NAME      STATE
                        日本      running
                        a\\x1b[2J  -
                        """);
    }
}
