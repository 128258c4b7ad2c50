package xyz.cofront.foundry.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextTest {
    private final LogText text = new LogText();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\u001b[0;32mOK  \u001b[0m] Started|OK  ] Started",
                "\u001b]0;title\u0007after|after",
                "\u001b]52;c;ZXZpbA==\u001b\\after|after",
                "\u001bPq#0\u001b\\after|after",
                "\u001b[2J\u001b[01;01H\u001b[=3hBdsDxe|BdsDxe",
                "\u001b(Bplain|plain",
                "bell\u0007|bell\\x07",
                "c1\u009b31m|c1\\x9b31m",
                "right\u202eto left|right\\u202eto left"
            })
    void whatATerminalWouldObeyIsLeftOutOrEscaped(String said, String shown) {
        assertThat(text.take((said + "\n").getBytes(StandardCharsets.UTF_8))).isEqualTo(shown + "\n");
    }

    @Test
    void tabsAndBreaksStayAndReturnsGo() {
        assertThat(text.take("a\tb\r\r\n\r\nc\r\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a\tb\n\nc\n");
    }

    @Test
    void aLetterInTwoPiecesIsOneLetter() {
        byte[] bytes = "grün\n".getBytes(StandardCharsets.UTF_8);

        String first = text.take(Arrays.copyOf(bytes, 3));
        String second = text.take(Arrays.copyOfRange(bytes, 3, bytes.length));

        assertThat(first + second).isEqualTo("grün\n");
        assertThat(text.last()).isEmpty();
    }

    @Test
    void aPromptIsShownAtTheEnd() {
        assertThat(text.take("one\nlogin: ".getBytes(StandardCharsets.UTF_8))).isEqualTo("one\n");
        assertThat(text.last()).isEqualTo("login: \n");
    }

    @Test
    void anEscapeThatNeverEndsHidesItsOwnLineAlone() {
        assertThat(text.take("\u001b]0;unfinished\nnext\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("\nnext\n");
    }
}
