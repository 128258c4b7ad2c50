package xyz.cofront.foundry.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.yaml.YamlText;

/// Reads one configuration file: a flat mapping from known keys to texts, and the catalogue. Everything
/// else is a
/// problem, told with its line and column.
final class ConfigFileParser {
    static final int MAXIMUM_BYTES = 64 * 1024;
    private static final Map<Tag, String> OTHER_TYPES =
            Map.of(Tag.INT, "a number", Tag.FLOAT, "a number", Tag.BOOL, "true or false");

    private final Path path;
    private final List<String> problems;
    private final Map<Key, Found> found = new EnumMap<>(Key.class);
    private final List<CatalogueEntry> catalogue = new ArrayList<>();

    /// What a file says.
    record Content(Map<Key, Found> values, List<CatalogueEntry> catalogue) {}

    private ConfigFileParser(Path path, List<String> problems) {
        this.path = path;
        this.problems = problems;
    }

    /// @param problems takes what is wrong, in the file's order
    static Content parse(Path path, String text, List<String> problems) {
        ConfigFileParser parser = new ConfigFileParser(path, problems);
        parser.read(text);
        return new Content(parser.found, parser.catalogue);
    }

    private void read(String text) {
        if (text.length() > MAXIMUM_BYTES) {
            problems.add(path + ": larger than 64 KiB, which no configuration is");
            return;
        }
        YamlText yaml = YamlText.read(text);
        yaml.faults()
                .forEach(fault ->
                        problems.add(path + ":" + fault.line() + ":" + fault.column() + ": " + fault.message()));
        yaml.documents().stream().limit(1).forEach(this::readRoot);
        yaml.documents().stream()
                .skip(1)
                .limit(1)
                .forEach(second -> problem(second.getStartMark(), "a second document"));
    }

    private void readRoot(Node root) {
        if (root instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::readEntry);
        } else if (!root.getTag().equals(Tag.NULL)) {
            problem(root.getStartMark(), "expected lines of 'key: value'");
        }
    }

    private void readEntry(NodeTuple entry) {
        Node name = entry.getKeyNode();
        String word = name instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (word.equals(CatalogueParser.KEY)) {
            catalogue.addAll(new CatalogueParser(path, problems).read(entry.getValueNode()));
            return;
        }
        Optional<Key> key = Key.of(word);
        if (key.isEmpty()) {
            problem(name.getStartMark(), "unknown key '" + word + "'" + Suggestions.clause(word, words(), '\''));
        } else if (found.containsKey(key.get())) {
            problem(name.getStartMark(), "the key '" + word + "' is there twice");
        } else {
            readValue(key.get(), entry.getValueNode());
        }
    }

    private static List<String> words() {
        return Stream.concat(Key.words().stream(), Stream.of(CatalogueParser.KEY))
                .toList();
    }

    private void readValue(Key key, Node value) {
        int line = value.getStartMark().map(Mark::getLine).orElse(0) + 1;
        Found text = new Found(
                value instanceof ScalarNode scalar ? scalar.getValue() : "", new Origin.ConfigFile(path, line));
        Optional<String> wrong = wrongType(key, value);
        if (wrong.isEmpty()) {
            wrong = Values.problem(key, text);
        }
        wrong.ifPresent(what -> problem(value.getStartMark(), key.word() + ": " + what));
        found.put(key, text);
    }

    private static Optional<String> wrongType(Key key, Node value) {
        if (!(value instanceof ScalarNode)) {
            return Optional.of("expected a text, not a list or a mapping");
        }
        if (value.getTag().equals(Tag.NULL)) {
            return Optional.of("has no value");
        }
        if (key == Key.TIMEOUT || value.getTag().equals(Tag.STR)) {
            return Optional.empty();
        }
        return Optional.of("expected a text, not " + OTHER_TYPES.getOrDefault(value.getTag(), "a tagged value"));
    }

    private void problem(Optional<Mark> mark, String what) {
        String place = mark.map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
                .orElse("");
        problems.add(path + place + ": " + what);
    }
}
