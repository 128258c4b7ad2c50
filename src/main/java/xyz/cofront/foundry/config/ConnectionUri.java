package xyz.cofront.foundry.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Which of libvirt's connection URIs are taken: those that stay on this host and start no other program
/// (libvirt's documentation, "Connection URIs").
final class ConnectionUri {
    private static final Set<String> SCHEMES = Set.of("qemu", "qemu+unix", "test", "test+unix");
    private static final Set<String> QEMU_PATHS = Set.of("/system", "/session");

    private ConnectionUri() {}

    /// @throws IllegalArgumentException if the URI is not taken, with a sentence that says why
    static String check(String text, Origin origin) {
        URI uri = parse(text);
        String scheme = uri.getScheme();
        if (scheme == null || uri.isOpaque()) {
            throw new IllegalArgumentException("expected a libvirt connection URI such as " + Key.SYSTEM);
        }
        if (uri.getRawAuthority() != null || (transported(scheme) && !SCHEMES.contains(scheme))) {
            throw new IllegalArgumentException("other hosts are not supported yet; expected such as " + Key.SYSTEM);
        }
        if (!SCHEMES.contains(scheme)) {
            throw new IllegalArgumentException("only qemu:// and test:// are supported, not " + scheme + "://");
        }
        checkPath(uri);
        parameters(uri).forEach(parameter -> checkParameter(parameter, origin));
        return text;
    }

    private static URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("expected a libvirt connection URI such as " + Key.SYSTEM, malformed);
        }
    }

    private static boolean transported(String scheme) {
        return scheme.contains("+");
    }

    private static void checkPath(URI uri) {
        String path = uri.getPath();
        if (uri.getScheme().startsWith("qemu") && !QEMU_PATHS.contains(path)) {
            throw new IllegalArgumentException("expected " + Key.SYSTEM + " or " + Key.SESSION);
        }
        if (path.length() < 2) {
            throw new IllegalArgumentException("expected such as test:///default");
        }
    }

    /// libvirt splits at `&` and at `;`.
    private static List<String> parameters(URI uri) {
        String query = uri.getRawQuery();
        return query == null ? List.of() : List.of(query.split("[&;]", -1));
    }

    private static void checkParameter(String parameter, Origin origin) {
        String name = URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
        if (!name.equals("socket")) {
            throw new IllegalArgumentException("the parameter '" + name + "' is not allowed in a connection URI");
        }
        if (!(origin instanceof Origin.Flag)) {
            throw new IllegalArgumentException("the parameter 'socket' is allowed with --connect only");
        }
    }
}
