package xyz.cofront.foundry.validation;

import java.util.regex.Pattern;

/// The forms of labels' keys and values (Kubernetes' documentation, "Labels and Selectors").
public final class Labels {
    /// What a key is, or its part behind a domain, and a value that is not empty.
    public static final String WORD_FORM =
            "at most 63 letters, digits, \"-\", \"_\" and \".\", with a letter or digit at both ends";

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private Labels() {}

    /// Whether a label can have the key.
    public static boolean isKey(String key) {
        int slash = key.indexOf('/');
        return word(key.substring(slash + 1)) && (slash < 0 || subdomain(key.substring(0, slash)));
    }

    /// Whether a label can have the value.
    public static boolean isValue(String value) {
        return value.isEmpty() || word(value);
    }

    static boolean word(String text) {
        return text.length() <= 63 && WORD.matcher(text).matches();
    }

    static boolean subdomain(String prefix) {
        return prefix.length() <= 253 && SUBDOMAIN.matcher(prefix).matches();
    }
}
