package xyz.cofront.foundry.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// A YAML text, read into nodes with places (YAML 1.2, core schema).
///
/// The text passes three gates before anything is composed: its size, its characters, and its events, which show
/// nesting, aliases, anchors and tags while the parser's stack is still flat. Composing is recursive: without the gates
/// ten thousand brackets would overflow the stack.
///
/// @param documents one node a document, empty documents too; empty if there is a fault
/// @param faults in the order of the text
public record YamlText(List<Node> documents, List<YamlFault> faults) {
    /// The size of the largest text taken.
    public static final int MAX_BYTES = 1 << 20;

    /// How deep lists and mappings may lie in each other.
    public static final int MAX_DEPTH = 32;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new PlainCoreSchema())
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(MAX_BYTES + 1)
            .build();

    public YamlText {
        documents = List.copyOf(documents);
        faults = List.copyOf(faults);
    }

    /// Reads the text; a byte order mark at its start is left out.
    public static YamlText read(String text) {
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        List<YamlFault> faults = faults(content);
        return faults.isEmpty() ? new YamlText(compose(content), faults) : new YamlText(List.of(), faults);
    }

    private static List<YamlFault> faults(String content) {
        if (content.length() > MAX_BYTES) {
            return List.of(new YamlFault(1, 1, "the text is larger than 1 MiB"));
        }
        List<YamlFault> unprintable = Characters.faults(content);
        return unprintable.isEmpty() ? eventFaults(content) : unprintable;
    }

    private static List<YamlFault> eventFaults(String content) {
        EventGate gate = new EventGate();
        try {
            gate.check(SETTINGS, content);
        } catch (YamlEngineException e) {
            return gate.faultsAnd(SyntaxFault.of(e, content));
        }
        return gate.faults();
    }

    private static List<Node> compose(String content) {
        List<Node> documents = new ArrayList<>();
        new Compose(SETTINGS).composeAllFromString(content).forEach(documents::add);
        return documents;
    }
}
