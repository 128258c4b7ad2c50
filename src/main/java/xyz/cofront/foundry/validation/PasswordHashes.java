package xyz.cofront.foundry.validation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Password hashes in the forms of `crypt(5)` (libxcrypt). No message holds any part of the value.
final class PasswordHashes {
    /// One form of hash.
    ///
    /// @param prefix what it starts with
    /// @param name for messages
    /// @param whole the form in full
    /// @param hash how many characters the hash itself has, after the last `$`
    private record Scheme(String prefix, String name, Pattern whole, int hash) {
        Scheme(String prefix, String name, String rest, int hash) {
            this(prefix, name, Pattern.compile(Pattern.quote(prefix) + rest), hash);
        }
    }

    private static final String B64 = "[./A-Za-z0-9]";
    private static final String SHA = "(rounds=[1-9][0-9]{3,8}\\$)?[!-#%-9;-~]{1,16}\\$" + B64;
    private static final String YES = B64 + "+\\$" + B64 + "{0,86}\\$" + B64 + "{43}";
    private static final String BCRYPT = "(0[4-9]|[12][0-9]|3[01])\\$" + B64 + "{53}";

    private static final List<Scheme> SCHEMES = List.of(
            new Scheme("$y$", "yescrypt", YES, 43),
            new Scheme("$gy$", "gost-yescrypt", YES, 43),
            new Scheme("$7$", "scrypt", B64 + "{11,97}\\$" + B64 + "{43}", 43),
            new Scheme("$6$", "SHA-512", SHA + "{86}", 86),
            new Scheme("$5$", "SHA-256", SHA + "{43}", 43),
            new Scheme("$2b$", "bcrypt", BCRYPT, 53),
            new Scheme("$2a$", "bcrypt", BCRYPT, 53),
            new Scheme("$2y$", "bcrypt", BCRYPT, 53));

    /// Schemes that crypt(5) lists as not for new hashes; current distributions' libxcrypt refuses some of them.
    private static final List<String> WEAK = List.of("$1$", "$3$", "$md5", "$sha1", "$2x$");

    private static final String ADVICE = "make one with: mkpasswd --method=yescrypt (or sha-512), and paste it whole";

    private PasswordHashes() {}

    /// What is wrong with the hash, if anything.
    static Optional<String> problem(String hash) {
        if (!hash.startsWith("$")) {
            return Optional.of(plain(hash));
        }
        if (WEAK.stream().anyMatch(hash::startsWith)) {
            return Optional.of("is of a scheme too weak to be used today; " + ADVICE);
        }
        return SCHEMES.stream()
                .filter(scheme -> hash.startsWith(scheme.prefix()))
                .findFirst()
                .map(scheme -> problem(scheme, hash))
                .orElse(Optional.of("is of no scheme known here ($y$, $gy$, $7$, $6$, $5$, $2b$); " + ADVICE));
    }

    private static String plain(String hash) {
        return hash.startsWith("!") || hash.startsWith("*")
                ? "is a lock, not a hash; leave passwordHash out and the account has no password"
                : "is a plaintext password, or no hash: a hash starts with \"$\"; " + ADVICE;
    }

    private static Optional<String> problem(Scheme scheme, String hash) {
        if (scheme.whole().matcher(hash).matches()) {
            return Optional.empty();
        }
        int length = hash.length() - hash.lastIndexOf('$') - 1;
        String start = "starts like a hash of " + scheme.name() + " (" + scheme.prefix() + ")";
        return Optional.of(
                length == scheme.hash()
                        ? start + " and is not one; " + ADVICE
                        : start + " and has " + length + " characters after the last \"$\" where " + scheme.hash()
                                + " belong; " + ADVICE);
    }
}
