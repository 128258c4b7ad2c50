package xyz.cofront.foundry.validation;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Public keys as lines of `authorized_keys` (sshd(8), "AUTHORIZED_KEYS FILE FORMAT"). No message holds any part of the
/// key, because what was pasted may be a private one.
public final class SshKeys {
    private static final Pattern TYPE = Pattern.compile("(?:ssh|ecdsa|sk)-[a-z0-9@.-]{1,60}");

    /// OpenSSH's own limit for a line is 8 KiB; the largest RSA key needs 3 KiB of it.
    private static final int LONGEST_LINE = 8192;

    /// Mistakes told by a piece of the text.
    private static final List<Mistake> MISTAKES = List.of(
            new Mistake(
                    "PRIVATE KEY", "is a private key; paste the line of the .pub file beside it, and make a new pair"),
            new Mistake("PuTTY-User-Key-File", "is a private key of PuTTY's; paste the public key that PuTTYgen shows"),
            new Mistake("BEGIN SSH2 PUBLIC KEY", "is in the form of RFC 4716; convert it with: ssh-keygen -i -f FILE"));

    /// @param piece of the text
    /// @param message what it means
    private record Mistake(String piece, String message) {}

    private SshKeys() {}

    /// What is wrong with the key, if anything, to be read after its name, such as `is empty`.
    public static Optional<String> problem(String key) {
        return mistake(key).or(() -> form(key));
    }

    private static Optional<String> mistake(String key) {
        return MISTAKES.stream()
                .filter(mistake -> key.contains(mistake.piece()))
                .map(Mistake::message)
                .findFirst();
    }

    private static Optional<String> form(String key) {
        String line = key.strip();
        if (line.isEmpty()) {
            return Optional.of("is empty");
        }
        if (!Texts.printable(line.replace('\t', ' '))) {
            return Optional.of("must be one line without control characters; each key is an entry of its own");
        }
        if (line.startsWith("/") || line.startsWith("~") || (line.endsWith(".pub") && !line.contains(" "))) {
            return Optional.of("is a path; paste the line that the file holds");
        }
        if (line.length() > LONGEST_LINE) {
            return Optional.of("must be at most " + LONGEST_LINE + " characters, not " + line.length());
        }
        List<String> words = words(line);
        int type = !words.isEmpty() && TYPE.matcher(words.getFirst()).matches() ? 0 : 1;
        return words.size() > type + 1 && TYPE.matcher(words.get(type)).matches()
                ? type(words.get(type), words.get(type + 1))
                : Optional.of("is not a public key; expected such as \"ssh-ed25519 AAAAC3Nz… comment\"");
    }

    /// The line's words; a space inside quotes, as options may have it, parts none.
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at <= line.length(); at++) {
            char here = at < line.length() ? line.charAt(at) : ' ';
            quoted ^= here == '"' && (at == 0 || line.charAt(at - 1) != '\\');
            if ((!quoted || at == line.length()) && (here == ' ' || here == '\t')) {
                words.add(line.substring(start, at));
                start = at + 1;
            }
        }
        return words.stream().filter(word -> !word.isEmpty()).toList();
    }

    private static Optional<String> type(String type, String blob) {
        if (type.contains("-cert-v01@")) {
            return Optional.of("is a certificate; write the authority's public key with the option cert-authority");
        }
        if (type.equals("ssh-dss")) {
            return Optional.of("is a DSA key, which OpenSSH no longer takes; make one with: ssh-keygen -t ed25519");
        }
        return SshBlob.shape(type)
                .map(shape -> blob(shape, blob))
                .orElse(Optional.of("is of a type not known here; expected " + SshBlob.TYPES));
    }

    private static Optional<String> blob(SshBlob.Shape shape, String blob) {
        try {
            return SshBlob.problem(shape, Base64.getDecoder().decode(blob));
        } catch (IllegalArgumentException e) {
            return Optional.of("has a middle part that is not base64; was it cut off or wrapped?");
        }
    }
}
