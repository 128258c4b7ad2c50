package xyz.cofront.foundry.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;

/// Writes Jackson trees as YAML that 1.1 and 1.2 parsers read alike: a text is left plain only where no version takes
/// it for something else, several lines become a block, everything else is in double quotes.
public final class YamlWriter {
    private static final DumpSettings SETTINGS = settings(2, true);

    private static final DumpSettings ASCII_SETTINGS = settings(2, false);

    /// Lists of a list document start at the margin.
    private static final DumpSettings LIST_SETTINGS = settings(0, true);

    private static final DumpSettings ASCII_LIST_SETTINGS = settings(0, false);

    /// Starts with a letter or `/`, so that it is no number, date or indicator.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@+=(),: -]*");

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?");

    /// What YAML 1.1 reads as a boolean or nothing (yaml.org/type/bool.html, null.html).
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private YamlWriter() {}

    private static DumpSettings settings(int listIndent, boolean unicode) {
        return DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(2)
                .setIndicatorIndent(listIndent)
                .setIndentWithIndicator(listIndent > 0)
                .setSplitLines(false)
                .setUseUnicodeEncoding(unicode)
                .setWidth(Integer.MAX_VALUE)
                .setBestLineBreak("\n")
                .setMaxSimpleKeyLength(1000)
                .build();
    }

    /// One document, ending in a line break.
    public static String write(JsonNode document) {
        String text = emit(document, document.isArray() ? LIST_SETTINGS : SETTINGS);
        return HiddenCharacters.in(text)
                ? emit(document, document.isArray() ? ASCII_LIST_SETTINGS : ASCII_SETTINGS)
                : text;
    }

    /// Several documents with `---` between them.
    public static String write(List<JsonNode> documents) {
        return String.join("---\n", documents.stream().map(YamlWriter::write).toList());
    }

    private static String emit(JsonNode document, DumpSettings settings) {
        return new Present(settings)
                .emitToString(
                        new Serialize(settings).serializeOne(node(document)).iterator());
    }

    private static Node node(JsonNode value) {
        if (value.isObject()) {
            return mapping(value);
        }
        if (value.isArray()) {
            return sequence(value);
        }
        return value.isString() ? text(value.stringValue()) : scalar(value);
    }

    private static Node mapping(JsonNode object) {
        List<NodeTuple> tuples = new ArrayList<>();
        object.properties().forEach(entry -> tuples.add(new NodeTuple(text(entry.getKey()), node(entry.getValue()))));
        return new MappingNode(Tag.MAP, tuples, style(object));
    }

    private static Node sequence(JsonNode array) {
        List<Node> items = new ArrayList<>();
        array.values().forEach(item -> items.add(item.isArray() ? words(item) : node(item)));
        return new SequenceNode(Tag.SEQ, items, style(array));
    }

    /// A list in a list, such as a command's words, stays on one line.
    private static Node words(JsonNode array) {
        List<Node> items = new ArrayList<>();
        array.values().forEach(item -> items.add(node(item)));
        return new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW);
    }

    private static FlowStyle style(JsonNode collection) {
        return collection.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private static Node scalar(JsonNode value) {
        Tag tag = value.isBoolean()
                ? Tag.BOOL
                : value.isIntegralNumber() ? Tag.INT : value.isNull() ? Tag.NULL : Tag.FLOAT;
        return new ScalarNode(tag, value.asString("null"), ScalarStyle.PLAIN);
    }

    private static Node text(String text) {
        return new ScalarNode(Tag.STR, text, scalarStyle(text));
    }

    private static ScalarStyle scalarStyle(String text) {
        if (plain(text)) {
            return ScalarStyle.PLAIN;
        }
        return block(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    }

    /// A block that starts with a space or an empty line would need a number for its indentation, and readers differ.
    private static boolean block(String text) {
        return text.contains("\n") && !text.contains("\r") && !Character.isWhitespace(text.charAt(0));
    }

    private static boolean plain(String text) {
        return ADDRESS.matcher(text).matches()
                || (PLAIN.matcher(text).matches()
                        && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                        && !text.contains(": ")
                        && !text.endsWith(":")
                        && !text.endsWith(" "));
    }
}
