package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.ConfigurationException;

class DownloadProxyTest {
    @ParameterizedTest
    @CsvSource({
        "https_proxy, https://host/, http://proxy:3128",
        "HTTPS_PROXY, https://host/, http://proxy:3128",
        "all_proxy, https://host/, http://proxy:3128",
        "ALL_PROXY, http://host/, http://proxy:3128",
        "http_proxy, http://host/, http://proxy:3128",
        "HTTP_PROXY, http://host/, none",
        "http_proxy, https://host/, none",
        "https_proxy, http://host/, none"
    })
    void theVariableThatCurlTakesIsTaken(String variable, String target, String proxy) {
        Optional<DownloadProxy> found = DownloadProxy.of(URI.create(target), Map.of(variable, "http://proxy:3128"));

        assertThat(found.map(DownloadProxy::toString).orElse("none")).isEqualTo(proxy);
    }

    @ParameterizedTest
    @CsvSource({
        "proxy, http://proxy:1080",
        "proxy:80, http://proxy:80",
        "HTTP://proxy:80/, http://proxy:80",
        "http://ada:secret@proxy:80, http://***@proxy:80"
    })
    void aProxyIsReadAsCurlReadsIt(String value, String proxy) {
        assertThat(DownloadProxy.of(URI.create("http://host/"), Map.of("http_proxy", value)))
                .get()
                .hasToString(proxy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "example.org",
                ".example.org",
                "EXAMPLE.org.",
                "other, www.example.org",
                "other www.example.org"
            })
    void noProxyNamesServersAndDomains(String exceptions) {
        assertThat(found("http://www.example.org/", exceptions)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ample.org", "w.example.org", "org.example", "*.example.org", "10.0.0.0/8", ""})
    void noProxyNamesNoPartOfAName(String exceptions) {
        assertThat(found("http://www.example.org/", exceptions)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.0.0.0/8, true",
        "10.1.2.3, 10.1.2.2/31, true",
        "10.1.2.3, 10.1.2.4/31, false",
        "10.1.2.3, 11.0.0.0/8, false",
        "10.1.2.3, 0.0.0.0/0, true",
        "10.1.2.3, 10.0.0.0/33, false",
        "[::1], ::1, true",
        "[::1], [::1], true"
    })
    void noProxyNamesAddressesAndNetworks(String host, String exceptions, boolean excepted) {
        assertThat(found("http://" + host + "/", exceptions).isEmpty()).isEqualTo(excepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://ada:secret@proxy:1080", "https://proxy:443", "http://", "http://a b"})
    void aProxyOfAnotherKindIsRefusedWithoutShowingIt(String value) {
        assertThatThrownBy(() -> DownloadProxy.of(URI.create("http://host/"), Map.of("http_proxy", value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("http_proxy: only proxies such as http://host:3128 are supported for downloads");
    }

    @Test
    void withoutAVariableThereIsNone() {
        assertThat(DownloadProxy.of(URI.create("https://host/"), Map.of("https_proxy", " ")))
                .isEmpty();
    }

    private static Optional<DownloadProxy> found(String target, String exceptions) {
        return DownloadProxy.of(URI.create(target), Map.of("http_proxy", "http://proxy:1", "no_proxy", exceptions));
    }
}
