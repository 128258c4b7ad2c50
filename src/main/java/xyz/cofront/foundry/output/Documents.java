package xyz.cofront.foundry.output;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.yaml.YamlWriter;

/// Turns records into JSON and YAML texts.
final class Documents {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Documents() {}

    static String json(Object document) {
        return MAPPER.writeValueAsString(document) + "\n";
    }

    static String yaml(Object document) {
        return YamlWriter.write(MAPPER.<JsonNode>valueToTree(document));
    }
}
