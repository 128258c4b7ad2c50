package xyz.cofront.foundry.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.vm.VmDetail;

/// Which labels a machine must have.
///
/// @param labels all of them
record Selector(Map<String, String> labels) {
    Selector {
        labels = Map.copyOf(labels);
    }

    /// @param text such as `env=prod,role=web`; a value may be empty
    /// @throws ConfigurationException if it has another form
    static Selector parse(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.split("=", -1);
            if (pair.length != 2 || pair[0].isBlank()) {
                throw new ConfigurationException("--selector: '" + text + "': expected KEY=VALUE[,KEY=VALUE...]");
            }
            if (labels.putIfAbsent(pair[0], pair[1]) != null) {
                throw new ConfigurationException(
                        "--selector: '" + text + "': the key '" + pair[0] + "' is there twice");
            }
        }
        return new Selector(labels);
    }

    boolean matches(VmDetail detail) {
        return detail.document().metadata().labels().entrySet().containsAll(labels.entrySet());
    }
}
