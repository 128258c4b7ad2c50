package xyz.cofront.foundry.cloudinit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads a plain scalar as PyYAML does, which is YAML 1.1 without `y` and `n` (PyYAML's resolver, and
/// yaml.org/type): cloud-init sees those values.
final class PlainWords {
    private static final JsonNodeFactory TREE = JsonNodeFactory.instance;
    private static final Set<String> TRUE = Set.of("yes", "true", "on");
    private static final Set<String> FALSE = Set.of("no", "false", "off");
    private static final Set<String> NULL = Set.of("", "~", "null");

    private static final Pattern WHOLE = Pattern.compile("[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)");
    private static final Pattern SIXTIES = Pattern.compile("[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
    private static final Pattern FRACTION = Pattern.compile(
            "[-+]?([0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|\\.[0-9][0-9_]*([eE][-+][0-9]+)?|\\.(inf|Inf|INF))|\\.(nan|NaN|NAN)");

    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?");

    private PlainWords() {}

    /// The value, or one of the same kind where the schema asks for the kind alone. A date, which JSON
    /// has not, comes as a number: neither is a text.
    static JsonNode read(String word) {
        String lower = sameCase(word) ? word.toLowerCase(Locale.ROOT) : word;
        if (TRUE.contains(lower) || FALSE.contains(lower)) {
            return TREE.booleanNode(TRUE.contains(lower));
        }
        if (NULL.contains(lower)) {
            return TREE.nullNode();
        }
        if (WHOLE.matcher(word).matches() || SIXTIES.matcher(word).matches()) {
            return whole(word);
        }
        if (FRACTION.matcher(word).matches()) {
            return TREE.numberNode(0.5);
        }
        return TIME.matcher(word).matches() ? TREE.numberNode(0) : TREE.stringNode(word);
    }

    /// `yes`, `Yes` and `YES` are words, `yEs` is not.
    private static boolean sameCase(String word) {
        String rest = word.isEmpty() ? "" : word.substring(1);
        return rest.equals(rest.toLowerCase(Locale.ROOT)) || word.equals(word.toUpperCase(Locale.ROOT));
    }

    /// The number where it is a plain decimal one, which bounds are about; else one that passes every
    /// bound.
    private static JsonNode whole(String word) {
        String digits = word.replace("_", "");
        boolean decimal = digits.matches("[-+]?(0|[1-9][0-9]{0,17})");
        return TREE.numberNode(decimal ? Long.parseLong(digits) : 1);
    }
}
