package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.error.ConfigurationException;

class DownloadAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://host/a/b.qcow2, https://host/a/b.qcow2, b.qcow2",
        "HTTPS://Host:8443, https://host:8443/, ''",
        "http://ada:pw@host/a%20b+c.raw?sig=1#part, http://***@host/a%20b+c.raw?***, a b+c.raw",
        "https://[::1]:8/x, https://[::1]:8/x, x"
    })
    void anAddressIsShownWithoutItsSecrets(String text, String shown, String file) {
        DownloadAddress address = DownloadAddress.parse(text);

        assertThat(address.shown()).isEqualTo(shown);
        assertThat(address).hasToString(shown);
        assertThat(address.fileName()).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://host/x | only http:// and https:// URLs can be downloaded, not ftp:",
                "file:///etc/passwd | only http:// and https:// URLs can be downloaded, not file:",
                "https:///x | the URL names no host; expected such as https://host/path/image.qcow2",
                "https:x | the URL names no host; expected such as https://host/path/image.qcow2",
                "https://ada:pw@my_host/x | the URL's host cannot be used; it may hold letters, digits, - and .",
                "https://ada:pw@host:99999/x | the URL's port is not one of 1 to 65535",
                "https://host:0/x | the URL's port is not one of 1 to 65535",
                "https://ada:pw@host/a b | the URL cannot be read: illegal character in path at character 22"
            })
    void whatCannotBeDownloadedIsRefusedWithoutShowingIt(String text, String problem) {
        ConfigurationException failure =
                catchThrowableOfType(ConfigurationException.class, () -> DownloadAddress.parse(text));

        assertThat(failure).hasMessage(problem).hasNoCause();
    }

    @Test
    void aDownloadIsKeptUnderOneNameForEveryUser() {
        // printf 'https://host/x?v=1' | sha256sum
        assertThat(DownloadAddress.parse("https://ada:pw@HOST/x?v=1").key())
                .isEqualTo(DownloadAddress.parse("https://host/x?v=1").key())
                .isEqualTo("8a44805ce0355fed0dc8b702d8b18ca75804158408ef734d1049b7bd63ed5353")
                .isNotEqualTo(DownloadAddress.parse("https://host/x?v=2").key());
    }
}
