package xyz.cofront.foundry.validation;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import xyz.cofront.foundry.yaml.YamlFault;
import xyz.cofront.foundry.yaml.YamlText;

/// The user's own cloud-config: it has cloud-init's first line and is one mapping. Faults are told by their line inside
/// the text, without the text.
final class UserDataRules {
    private static final String HEADER = "#cloud-config";

    private UserDataRules() {}

    static void check(String userData, String path, Findings findings) {
        String header = userData.lines().findFirst().orElse("").stripTrailing();
        findings.require(
                header.equals(HEADER),
                path,
                "must start with the line " + HEADER + "; other forms of user data are not supported");
        YamlText text = YamlText.read(userData);
        text.faults().forEach(fault -> findings.add(path, describe(fault)));
        if (text.faults().isEmpty()) {
            oneMapping(text.documents(), path, findings);
        }
    }

    private static String describe(YamlFault fault) {
        return "is not YAML that is taken here: its line " + fault.line() + ", column " + fault.column() + ": "
                + fault.message();
    }

    private static void oneMapping(List<Node> documents, String path, Findings findings) {
        if (findings.require(documents.size() <= 1, path, "must be one YAML document, without \"---\" inside")) {
            findings.require(
                    documents.stream().allMatch(MappingNode.class::isInstance) && !documents.isEmpty(),
                    path,
                    "must be a mapping of cloud-init's keys, such as \"timezone: Etc/UTC\"");
        }
    }
}
