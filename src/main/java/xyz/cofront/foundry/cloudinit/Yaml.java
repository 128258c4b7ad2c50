package xyz.cofront.foundry.cloudinit;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Makes YAML nodes and writes them so that a reader of YAML 1.1 (cloud-init uses PyYAML) and one of YAML 1.2
/// see the same values. Nodes rather than values, because a plain `yes` of the user's must leave as the plain
/// `yes` it came as.
final class Yaml {
    /// Text that may go without quotes: it starts with a letter or a slash, so that it is no number, date or
    /// time, and holds no indicator.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@+= -]*(?<! )");

    /// Words that YAML 1.1 reads as booleans or null (yaml.org/type/bool.html, yaml.org/type/null.html).
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    /// Characters that end a line in YAML 1.1 and do not in 1.2, and the byte order mark.
    private static final Pattern READ_DIFFERENTLY = Pattern.compile("[\\x{85}\\x{2028}\\x{2029}\\x{FEFF}]");

    private Yaml() {}

    static ScalarNode text(String value) {
        return new ScalarNode(Tag.STR, value, style(value));
    }

    static ScalarNode number(int value) {
        return new ScalarNode(Tag.INT, Integer.toString(value), ScalarStyle.PLAIN);
    }

    static ScalarNode flag(boolean value) {
        return new ScalarNode(Tag.BOOL, Boolean.toString(value), ScalarStyle.PLAIN);
    }

    static SequenceNode texts(List<String> values) {
        return list(values.stream().map(Yaml::text).toList());
    }

    /// In one line: `[touch, "/tmp/a: b"]`.
    static SequenceNode words(List<String> values) {
        return new SequenceNode(Tag.SEQ, List.copyOf(texts(values).getValue()), FlowStyle.FLOW);
    }

    static SequenceNode list(List<? extends Node> items) {
        return new SequenceNode(Tag.SEQ, List.copyOf(items), FlowStyle.BLOCK);
    }

    /// @param entries in the order to be written
    static MappingNode map(Map<String, ? extends Node> entries) {
        List<NodeTuple> tuples = entries.entrySet().stream()
                .map(entry -> new NodeTuple(text(entry.getKey()), entry.getValue()))
                .toList();
        return mapping(tuples);
    }

    static MappingNode mapping(List<NodeTuple> tuples) {
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }

    /// One document without a header, lines ended by LF, no anchors unless a node is in the tree twice.
    static String write(Node root) {
        String readable = write(root, true);
        return READ_DIFFERENTLY.matcher(readable).find() ? write(root, false) : readable;
    }

    private static ScalarStyle style(String value) {
        if (keepsInBlock(value)) {
            return ScalarStyle.LITERAL;
        }
        boolean plain = PLAIN.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT));
        return plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
    }

    /// Whether a literal block gives these lines back as they are in every reader: spaces at the very start
    /// would need an indentation mark, spaces at a line's end get lost in editors, and control characters need
    /// escapes.
    private static boolean keepsInBlock(String value) {
        return value.contains("\n")
                && !Character.isWhitespace(value.charAt(0))
                && value.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                && value.lines().noneMatch(line -> !line.equals(line.stripTrailing()));
    }

    private static String write(Node root, boolean unicode) {
        Text out = new Text();
        new Dump(settings(unicode)).dumpNode(root, out);
        return out.toString();
    }

    private static DumpSettings settings(boolean unicode) {
        return DumpSettings.builder()
                .setExplicitRootTag(Optional.of(Tag.MAP))
                .setUseUnicodeEncoding(unicode)
                .setBestLineBreak("\n")
                .setSplitLines(false)
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .build();
    }

    /// The JDK's writer as the engine wants it.
    private static final class Text extends StringWriter implements StreamDataWriter {}
}
