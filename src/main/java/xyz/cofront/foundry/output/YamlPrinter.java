package xyz.cofront.foundry.output;

import xyz.cofront.foundry.loader.DocumentWriter;

/// Results as YAML.
public final class YamlPrinter extends DocumentPrinter {
    public YamlPrinter() {
        super(document -> Text.escapeYaml(new DocumentWriter().write(document)));
    }
}
