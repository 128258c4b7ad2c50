package xyz.cofront.foundry.output;

/// Results as JSON.
public final class JsonPrinter extends DocumentPrinter {
    public JsonPrinter() {
        super(document -> Text.escapeJson(Documents.json(document)));
    }
}
