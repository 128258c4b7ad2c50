package xyz.cofront.foundry.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The name by which an image names what it stands on. Besides a path QEMU takes `file:PATH`, and `json:` with the
/// options of its block drivers, of which libvirt shows the text as it is.
final class BackingName {
    private static final String FILE = "file:";
    private static final String JSON = "json:";
    private static final String FILENAME = "filename";

    private BackingName() {}

    /// The files of this host that it names, as they are written; the name itself where it cannot be understood.
    static List<String> files(String name) {
        if (name.startsWith(FILE)) {
            return List.of(name.substring(FILE.length()));
        }
        if (name.startsWith(JSON)) {
            try {
                List<String> files = new ArrayList<>();
                gather(JsonMapper.shared().readTree(name.substring(JSON.length())), files);
                return files.isEmpty() ? List.of(name) : List.copyOf(files);
            } catch (JacksonException unknown) {
                return List.of(name);
            }
        }
        return List.of(name);
    }

    /// Options lie within each other, or are written as `file.filename`.
    private static void gather(JsonNode options, List<String> files) {
        if (options.isArray()) {
            options.values().forEach(option -> gather(option, files));
        }
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            if (option.getValue().isString()
                    && (option.getKey().equals(FILENAME) || option.getKey().endsWith("." + FILENAME))) {
                files.addAll(files(option.getValue().asString()));
            } else {
                gather(option.getValue(), files);
            }
        }
    }
}
