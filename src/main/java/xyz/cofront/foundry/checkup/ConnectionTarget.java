package xyz.cofront.foundry.checkup;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/// Whom a connection URI means (libvirt's documentation, "Connection URIs").
///
/// @param uri as it is used
/// @param socket that the URI itself names
record ConnectionTarget(String uri, Kind kind, Optional<String> socket) {
    enum Kind {
        /// The host's libvirt.
        SYSTEM,
        /// The user's own.
        SESSION,
        /// libvirt's test driver, which has no daemon and no guests.
        TEST
    }

    static ConnectionTarget of(String uri) {
        String[] parts = uri.split("\\?", 2);
        Kind kind =
                parts[0].startsWith("test") ? Kind.TEST : parts[0].endsWith("/session") ? Kind.SESSION : Kind.SYSTEM;
        String query = parts.length > 1 ? parts[1] : "";
        return new ConnectionTarget(
                uri,
                kind,
                Stream.of(query.split("[&;]", -1))
                        .filter(parameter -> parameter.startsWith("socket="))
                        .map(parameter ->
                                URLDecoder.decode(parameter.substring("socket=".length()), StandardCharsets.UTF_8))
                        .findFirst());
    }

    boolean system() {
        return kind == Kind.SYSTEM;
    }

    boolean session() {
        return kind == Kind.SESSION;
    }

    boolean test() {
        return kind == Kind.TEST;
    }
}
