package xyz.cofront.foundry.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.error.Suggestions;

/// Reads a catalogue: a mapping from names to mappings of `url`, `checksum`, `format`, `user` and
/// `description`.
/// Everything else is a problem, told with its line and column. Values are not repeated in problems: a URL
/// may hold a
/// password.
final class CatalogueParser {
    /// The key it stands under in a configuration file.
    static final String KEY = "catalogue";

    private static final List<String> FIELDS = List.of("url", "checksum", "format", "user", "description");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,99}");
    private static final Pattern URL = Pattern.compile("(?i)https?://[^/\\s]+/\\S*");
    private static final Pattern CHECKSUM =
            Pattern.compile("(?i)sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}|https?://[^/\\s]+/\\S*");

    private final @Nullable Path path;
    private final List<String> problems;

    /// @param path of the configuration file; `null` for what Foundry brings along
    CatalogueParser(@Nullable Path path, List<String> problems) {
        this.path = path;
        this.problems = problems;
    }

    /// The entries in which nothing is wrong, in the file's order.
    List<CatalogueEntry> read(Node catalogue) {
        List<CatalogueEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (!(catalogue instanceof MappingNode mapping)) {
            problem(catalogue, KEY + ": expected names of images, each with its url");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = text(tuple.getKeyNode());
            if (!NAME.matcher(name).matches() || name.endsWith(".qcow2") || name.endsWith(".raw")) {
                problem(tuple.getKeyNode(), KEY + ": '" + name + "' cannot be a name in the catalogue");
            } else if (!names.add(name)) {
                problem(tuple.getKeyNode(), KEY + ": '" + name + "' is there twice");
            } else {
                entry(name, tuple).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private Optional<CatalogueEntry> entry(String name, NodeTuple tuple) {
        int before = problems.size();
        Map<String, String> fields = fields(name, tuple.getValueNode());
        if (fields.get("url") == null && problems.size() == before) {
            problem(tuple.getKeyNode(), at(name) + ": has no url");
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new CatalogueEntry(
                name,
                fields.getOrDefault("url", ""),
                fields.get("checksum"),
                fields.getOrDefault("format", "qcow2").equals("raw") ? DiskFormat.RAW : DiskFormat.QCOW2,
                fields.get("user"),
                fields.get("description"),
                origin(tuple.getKeyNode())));
    }

    private Map<String, String> fields(String name, Node node) {
        Map<String, String> fields = new HashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problem(node, at(name) + ": expected lines of 'url: …' and the like");
            return fields;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String field = text(tuple.getKeyNode());
            if (!FIELDS.contains(field)) {
                problem(
                        tuple.getKeyNode(),
                        at(name) + ": unknown key '" + field + "'" + Suggestions.clause(field, FIELDS, '\''));
            } else if (fields.containsKey(field)) {
                problem(tuple.getKeyNode(), at(name) + ": the key '" + field + "' is there twice");
            } else {
                fields.put(field, value(name, field, tuple.getValueNode()));
            }
        }
        return fields;
    }

    private String value(String name, String field, Node node) {
        String value = text(node);
        if (!node.getTag().equals(Tag.STR) || value.isBlank()) {
            problem(node, at(name) + "." + field + ": expected a text");
        } else {
            wrong(field, value).ifPresent(what -> problem(node, at(name) + "." + field + ": " + what));
        }
        return value;
    }

    private static Optional<String> wrong(String field, String value) {
        return switch (field) {
            case "url" -> unless(URL.matcher(value).matches(), "expected an https:// or http:// URL");
            case "checksum" ->
                unless(CHECKSUM.matcher(value).matches(), "expected sha256:HEX, sha512:HEX or a checksum file's URL");
            case "format" -> unless(Set.of("qcow2", "raw").contains(value), "expected qcow2 or raw");
            default -> Optional.empty();
        };
    }

    private static Optional<String> unless(boolean right, String problem) {
        return right ? Optional.empty() : Optional.of(problem);
    }

    private static String at(String name) {
        return KEY + "." + name;
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private Origin origin(Node node) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        return path == null ? new Origin.Default() : new Origin.ConfigFile(path, line);
    }

    private void problem(Node node, String what) {
        String place = node.getStartMark()
                .map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
                .orElse("");
        problems.add((path == null ? KEY + ".yaml" : path) + place + ": " + what);
    }
}
