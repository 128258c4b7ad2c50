package xyz.cofront.foundry.output;

/// Results as YAML.
public final class YamlPrinter extends DocumentPrinter {
    public YamlPrinter() {
        super(document -> Text.escapeYaml(Documents.yaml(document)));
    }
}
