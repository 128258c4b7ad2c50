package xyz.cofront.foundry.image;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.ConfigurationException;

/// The proxy that the environment names for a server, by the rules of curl (curl's manual page,
/// "Environment"):
/// `https_proxy` and `HTTPS_PROXY`, `http_proxy` in lower case alone, because web servers hand `HTTP_PROXY`
/// to their
/// programs from a request's header, then `all_proxy`; none for what `no_proxy` names.
///
/// @param userInfo `user:password` as written
record DownloadProxy(String host, int port, @Nullable String userInfo) {
    private static final int STANDARD_PORT = 1080;

    /// @throws ConfigurationException if the proxy is of a kind that is not supported
    static Optional<DownloadProxy> of(URI target, Map<String, String> environment) {
        List<String> names = target.getScheme().equals("https")
                ? List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                : List.of("http_proxy", "all_proxy", "ALL_PROXY");
        String exceptions = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        return names.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .filter(name -> !excepted(target.getHost(), exceptions))
                .map(name -> parse(name, environment.getOrDefault(name, "").strip()));
    }

    private static DownloadProxy parse(String variable, String text) {
        try {
            URI uri = new URI(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null && uri.getPort() <= 65_535 && "http".equalsIgnoreCase(uri.getScheme())) {
                return new DownloadProxy(
                        uri.getHost(), uri.getPort() < 0 ? STANDARD_PORT : uri.getPort(), uri.getRawUserInfo());
            }
        } catch (URISyntaxException malformed) {
            // Told below, without the text: it may hold a password.
        }
        throw new ConfigurationException(
                variable + ": only proxies such as http://host:3128 are supported for downloads");
    }

    private static boolean excepted(String host, String exceptions) {
        String name = bare(host);
        return exceptions.strip().equals("*")
                || Arrays.stream(exceptions.split("[,\\s]+"))
                        .map(DownloadProxy::bare)
                        .filter(entry -> !entry.isEmpty())
                        .anyMatch(entry -> name.equals(entry) || name.endsWith("." + entry) || inNetwork(name, entry));
    }

    /// In lower case, without a dot at either end and without the brackets of an IPv6 address.
    private static String bare(String host) {
        return host.strip().toLowerCase(Locale.ROOT).replaceAll("^[.\\[]|[.\\]]$", "");
    }

    /// Whether an IPv4 address is in a network such as `10.0.0.0/8`.
    private static boolean inNetwork(String host, String entry) {
        String[] parts = entry.split("/", 2);
        if (parts.length < 2 || !parts[1].matches("\\d{1,2}") || Integer.parseInt(parts[1]) > Integer.SIZE) {
            return false;
        }
        long mask = -1L << (Integer.SIZE - Integer.parseInt(parts[1]));
        long address = number(host);
        long network = number(parts[0]);
        return address >= 0 && network >= 0 && (address & mask) == (network & mask);
    }

    private static long number(String address) {
        if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return -1;
        }
        return Arrays.stream(address.split("\\.", -1))
                .mapToLong(Long::parseLong)
                .reduce(0, (sum, part) -> sum << 8 | part);
    }

    /// Shows no password.
    @Override
    public String toString() {
        return "http://" + (userInfo == null ? "" : "***@") + host + ":" + port;
    }
}
