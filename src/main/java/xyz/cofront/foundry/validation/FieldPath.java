package xyz.cofront.foundry.validation;

import java.util.regex.Pattern;

/// How fields are named in messages: `spec.networkInterfaces[0].ip`,
/// `metadata.annotations["foundry.cofront.xyz/protect"]`.
public final class FieldPath {
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int LONGEST_KEY = 80;

    private FieldPath() {}

    /// @param parent `""` for the document
    /// @param key a field of a record, or any key of a map
    public static String child(String parent, String key) {
        if (!SIMPLE.matcher(key).matches()) {
            return parent + "[" + Texts.quoted(key, LONGEST_KEY) + "]";
        }
        return parent.isEmpty() ? key : parent + "." + key;
    }

    /// @param index from 0
    public static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }

    /// A path inside a document, seen from around it.
    public static String join(String prefix, String path) {
        return prefix.isEmpty() || path.isEmpty() || path.startsWith("[") ? prefix + path : prefix + "." + path;
    }

    /// Whether a path names the same field as another, or one inside it.
    public static boolean within(String path, String other) {
        return path.startsWith(other)
                && (other.isEmpty()
                        || path.length() == other.length()
                        || path.charAt(other.length()) == '.'
                        || path.charAt(other.length()) == '[');
    }
}
