package xyz.cofront.foundry.image;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.ConfigurationException;

/// Where something is downloaded from. What is secret in it, the user and password before the host and
/// everything after
/// the question mark, is in no text that this gives out but [#authorization].
///
/// @param uri absolute, with a host, without user, password and fragment
/// @param userInfo `user:password` as written, percent-encoded
public record DownloadAddress(URI uri, @Nullable String userInfo) {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HIGHEST_PORT = 65_535;

    /// @throws ConfigurationException if it is no address that can be downloaded from
    public static DownloadAddress parse(String text) {
        try {
            return of(new URI(text.strip()));
        } catch (URISyntaxException malformed) {
            // Neither its message nor its cause: both repeat the whole text, with the password.
            throw new ConfigurationException("the URL cannot be read: " + lowerCased(malformed.getReason())
                    + " at character " + (malformed.getIndex() + 1));
        }
    }

    private static DownloadAddress of(URI uri) throws URISyntaxException {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw new ConfigurationException("only http:// and https:// URLs can be downloaded, not " + scheme + ":");
        }
        String host = uri.getHost();
        if (host == null) {
            throw new ConfigurationException(
                    uri.getRawAuthority() == null
                            ? "the URL names no host; expected such as https://host/path/image.qcow2"
                            : "the URL's host cannot be used; it may hold letters, digits, - and .");
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            throw new ConfigurationException("the URL's port is not one of 1 to " + HIGHEST_PORT);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DownloadAddress(
                new URI(scheme + "://" + host.toLowerCase(Locale.ROOT) + port + path + query), uri.getRawUserInfo());
    }

    /// Where a redirect leads. A user and password in it are left out: they would be sent to whoever the
    /// server says.
    ///
    /// @throws DownloadFault if it leads to what is no `http` or `https` URL
    DownloadAddress redirected(String location) {
        try {
            URI target = uri.resolve(new URI(location));
            if (!SCHEMES.contains(String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT))) {
                throw DownloadFault.lasting("it redirects to a " + target.getScheme() + ": URL, which is not followed");
            }
            return new DownloadAddress(of(target).uri(), null);
        } catch (URISyntaxException | ConfigurationException malformed) {
            throw DownloadFault.lasting("it redirects to what is no URL");
        }
    }

    /// For messages: `https://***@host/path?***`.
    public String shown() {
        String secret = userInfo == null ? "" : "***@";
        String query = uri.getRawQuery() == null ? "" : "?***";
        return uri.getScheme() + "://" + secret + uri.getRawAuthority() + uri.getRawPath() + query;
    }

    boolean encrypted() {
        return uri.getScheme().equals("https");
    }

    /// Whether both are the same server to a browser (RFC 6454): scheme, host and port.
    boolean sameOrigin(DownloadAddress other) {
        return uri.getScheme().equals(other.uri.getScheme())
                && uri.getHost().equals(other.uri.getHost())
                && port() == other.port();
    }

    private int port() {
        return uri.getPort() >= 0 ? uri.getPort() : encrypted() ? 443 : 80;
    }

    /// The value of an `Authorization` header (RFC 7617).
    Optional<String> authorization() {
        return Optional.ofNullable(userInfo).map(DownloadAddress::basic);
    }

    static String basic(String userInfo) {
        byte[] decoded = percentDecoded(userInfo).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(decoded);
    }

    /// The name of the file it leads to, decoded; empty for a folder.
    public String fileName() {
        String path = uri.getRawPath();
        return percentDecoded(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String percentDecoded(String text) {
        // URLDecoder is for forms: it would take a plus for a space.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// The name under which its download is kept, the same for every user and password.
    String key() {
        MessageDigest digest = ChecksumAlgorithm.SHA256.digest();
        return HexFormat.of().formatHex(digest.digest(uri.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String lowerCased(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /// Shows no secret wherever it is printed.
    @Override
    public String toString() {
        return shown();
    }
}
