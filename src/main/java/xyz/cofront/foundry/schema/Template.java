package xyz.cofront.foundry.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/// A document to begin with: the fields that every machine needs, and the others as comments.
public final class Template {
    /// Where the template's first line has editors look for the schema, seen from the document's folder.
    public static final String SCHEMA_PATH = ".foundry/schema.json";

    private static final String RESOURCE = "template.yaml";
    private static final String KEY_LINE = "      # - \"ssh-ed25519 AAAA… you@example.com\"\n";

    private Template() {}

    /// The text of a valid document.
    ///
    /// @param name of the machine, valid
    /// @param key the line of a public SSH key that may log in
    public static String document(String name, Optional<String> key) {
        String text = read().replace("NAME", name);
        return key.map(line -> text.replace("    # sshAuthorizedKeys:\n", "    sshAuthorizedKeys:\n")
                        .replace(KEY_LINE, "      - \"" + line + "\"\n"))
                .orElse(text);
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
