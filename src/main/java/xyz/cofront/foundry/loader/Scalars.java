package xyz.cofront.foundry.loader;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.loader.Places.Place;

/// Reads single values: each is what YAML 1.2 says it is, and nothing is turned into something else.
final class Scalars {
    private static final JsonNodeFactory TREE = JsonNodeFactory.instance;
    private static final int LONGEST_QUOTE = 40;
    private static final Set<String> YES = Set.of("yes", "y", "on");
    private static final Set<String> NO = Set.of("no", "n", "off");
    private static final Set<String> TRUTHS = Set.of("true", "false");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]{1,18}");

    private final ProblemLog log;

    Scalars(ProblemLog log) {
        this.log = log;
    }

    @Nullable
    JsonNode read(ScalarNode node, Shape shape, String path) {
        return switch (shape) {
            case Shape.Text _, Shape.Command _ -> text(node, shape, path);
            case Shape.Whole whole -> whole(node, whole, path);
            case Shape.Truth _ -> truth(node, shape, path);
            case Shape.Words(List<String> words) -> word(node, words, path);
            case Shape.Parsed parsed -> parsed(node, parsed, path);
            case Shape.Fields _, Shape.TextMap _, Shape.Items _, Shape.Ignored _, Shape.Anything _ ->
                throw new IllegalArgumentException("not a scalar's shape: " + shape);
        };
    }

    /// Logs that the node is of another kind than the shape.
    void wrong(Node node, Place place, Shape shape, String path, String advice) {
        log.malformed(place, path, "expected " + Shapes.name(shape) + ", not " + describe(node, path) + advice);
    }

    private @Nullable JsonNode text(ScalarNode node, Shape shape, String path) {
        if (node.getTag().equals(Tag.STR)) {
            return TREE.stringNode(node.getValue());
        }
        wrong(
                node,
                Place.of(node),
                shape,
                path,
                "; quote it" + (secret(path) ? "" : ": \"" + cut(node.getValue()) + "\""));
        return null;
    }

    private @Nullable JsonNode whole(ScalarNode node, Shape.Whole shape, String path) {
        String digits = node.getValue();
        if (!node.getTag().equals(Tag.INT)) {
            boolean quoted = !node.isPlain() && DIGITS.matcher(digits).matches();
            wrong(node, Place.of(node), shape, path, quoted ? "; remove the quotes" : "");
            return null;
        }
        if (!DECIMAL.matcher(digits).matches()) {
            wrong(node, Place.of(node), shape, path, "; write it in decimal digits without leading zeros");
            return null;
        }
        BigInteger number = digits.length() > 20 ? BigInteger.ONE.shiftLeft(64) : new BigInteger(digits);
        if (number.compareTo(BigInteger.valueOf(shape.least())) < 0
                || number.compareTo(BigInteger.valueOf(shape.most())) > 0) {
            log.malformed(Place.of(node), path, "is out of range: " + cut(digits));
            return null;
        }
        return TREE.numberNode(number.longValue());
    }

    private @Nullable JsonNode truth(ScalarNode node, Shape shape, String path) {
        String word = node.getValue().toLowerCase(Locale.ROOT);
        if (node.getTag().equals(Tag.BOOL)) {
            return TREE.booleanNode(word.equals("true"));
        }
        wrong(node, Place.of(node), shape, path, truthAdvice(node, word));
        return null;
    }

    private static String truthAdvice(ScalarNode node, String word) {
        if (YES.contains(word)) {
            return "; write true";
        }
        if (NO.contains(word)) {
            return "; write false";
        }
        return !node.isPlain() && TRUTHS.contains(word) ? "; remove the quotes" : "";
    }

    private @Nullable JsonNode word(ScalarNode node, List<String> words, String path) {
        String word = node.getValue();
        if (words.contains(word)) {
            return TREE.stringNode(word);
        }
        log.invalid(
                Place.of(node),
                path,
                "must be one of " + String.join(", ", words) + (secret(path) ? "" : ", not \"" + cut(word) + "\"")
                        + Suggestions.clause(word, words, '"'));
        return null;
    }

    private @Nullable JsonNode parsed(ScalarNode node, Shape.Parsed shape, String path) {
        try {
            String normal = String.valueOf(shape.parse().apply(node.getValue()));
            return node.getTag().equals(Tag.STR) ? TREE.stringNode(normal) : text(node, shape, path);
        } catch (IllegalArgumentException e) {
            log.invalid(Place.of(node), path, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String describe(Node node, String path) {
        if (node instanceof SequenceNode) {
            return "a list";
        }
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        String value = node instanceof ScalarNode scalar && !secret(path) ? " " + cut(scalar.getValue()) : "";
        if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) {
            return value.isEmpty() ? "a number" : "the number" + value;
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return value.isEmpty() ? "true or false" : value.strip();
        }
        return value.isEmpty() ? "a text" : "the text \"" + value.substring(1) + "\"";
    }

    /// Values of `cloudInit` are never part of a message.
    private static boolean secret(String path) {
        return path.contains("cloudInit");
    }

    private static String cut(String text) {
        int count = text.codePointCount(0, text.length());
        return count <= LONGEST_QUOTE ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
}
