package xyz.cofront.foundry.validation;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;

/// Files that cloud-init writes (its documentation, module Write Files). The content is never part of a message.
final class WriteFileRules {
    private static final Pattern PERMISSIONS = Pattern.compile("0?[0-7]{3,4}");
    private static final Set<String> BASE64 = Set.of("b64", "base64");
    private static final Set<String> GZIP_BASE64 = Set.of("gz+b64", "gz+base64", "gzip+b64", "gzip+base64");

    private WriteFileRules() {}

    static void check(List<WriteFile> files, String path, Findings findings) {
        Set<String> paths = new HashSet<>();
        for (int index = 0; index < files.size(); index++) {
            WriteFile file = files.get(index);
            String at = FieldPath.item(path, index);
            path(file.path(), at + ".path", findings);
            modes(file, at, findings);
            content(file, at, findings);
            boolean first = paths.add(file.path());
            findings.require(
                    first || file.append() || file.path().isEmpty(),
                    at + ".path",
                    "is written by an earlier entry already; write append: true to add to it");
        }
    }

    private static void path(String file, String path, Findings findings) {
        if (!findings.require(!file.isEmpty(), path, "is required")
                || !findings.require(file.startsWith("/"), path, "must be absolute, such as /etc/motd")) {
            return;
        }
        findings.require(!file.endsWith("/"), path, "must be a file, not a folder");
        findings.require(!List.of(file.split("/")).contains(".."), path, "must not hold \"..\"");
        findings.require(Texts.printable(file), path, "must not hold control characters");
    }

    private static void modes(WriteFile file, String path, Findings findings) {
        findings.require(
                file.permissions() == null
                        || PERMISSIONS.matcher(file.permissions()).matches(),
                path + ".permissions",
                "must be octal digits in quotes, such as \"0644\"");
        findings.require(
                file.owner() == null || owner(file.owner()),
                path + ".owner",
                "must be a user, or user:group, such as root:root");
    }

    private static boolean owner(String owner) {
        List<String> names = List.of(owner.split(":", -1));
        return names.size() <= 2
                && names.stream()
                        .allMatch(name -> CloudInitRules.USER.matcher(name).matches());
    }

    private static void content(WriteFile file, String path, Findings findings) {
        String encoding = file.encoding() == null ? "text/plain" : file.encoding();
        boolean gzip = GZIP_BASE64.contains(encoding);
        if (!findings.require(
                gzip || BASE64.contains(encoding) || encoding.equals("text/plain"),
                path + ".encoding",
                "must be text/plain, b64 or gz+b64")) {
            return;
        }
        String place = path + ".content";
        if (encoding.equals("text/plain")) {
            findings.require(
                    Texts.printableLines(file.content()),
                    place,
                    "must not hold control characters; write it in base64 with encoding: b64");
            return;
        }
        encoded(file.content(), gzip, place, findings);
    }

    private static void encoded(String content, boolean gzip, String path, Findings findings) {
        if (SecretMarker.real(content).isEmpty()) {
            return;
        }
        byte[] bytes = decode(content);
        if (findings.require(bytes.length > 0 || content.isBlank(), path, "is not base64, as its encoding says")) {
            findings.require(
                    !gzip || (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b),
                    path,
                    "is base64 and not gzip inside, as its encoding says");
        }
    }

    /// The bytes, or none if it is not base64. Line breaks are allowed, as cloud-init allows them.
    private static byte[] decode(String content) {
        try {
            return Base64.getDecoder().decode(content.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
