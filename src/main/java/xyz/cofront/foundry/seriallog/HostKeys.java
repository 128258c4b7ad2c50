package xyz.cofront.foundry.seriallog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects the public keys that cloud-init prints (its module `keys_to_console`), between two lines made for being
/// found.
final class HostKeys {
    private static final String BEGIN = "-----BEGIN SSH HOST KEY KEYS-----";
    private static final String END = "-----END SSH HOST KEY KEYS-----";
    private static final Pattern KEY =
            Pattern.compile("((?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]{1,60} [A-Za-z0-9+/]{40,4096}={0,2})(?: .*)?");

    private final List<String> keys = new ArrayList<>();
    private boolean inside;

    /// A block that begins anew replaces the one before.
    void take(ConsoleLine line) {
        String text = line.text();
        if (text.endsWith(BEGIN)) {
            keys.clear();
            inside = true;
        } else if (text.endsWith(END)) {
            inside = false;
        } else if (inside) {
            Matcher key = KEY.matcher(text);
            if (key.matches()) {
                keys.add(key.group(1));
            }
        }
    }

    List<String> keys() {
        return List.copyOf(keys);
    }
}
