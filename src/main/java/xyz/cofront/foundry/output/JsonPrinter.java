package xyz.cofront.foundry.output;

import xyz.cofront.foundry.loader.DocumentWriter;

/// Results as JSON.
public final class JsonPrinter extends DocumentPrinter {
    public JsonPrinter() {
        super(document -> Text.escapeJson(new DocumentWriter().json(document)));
    }
}
