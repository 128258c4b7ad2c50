package xyz.cofront.foundry.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;
import xyz.cofront.foundry.yaml.YamlText;

/// The images that can be pulled by name: those of the configuration over those that Foundry brings along.
/// An entry
/// replaces the whole other one of its name, for a new URL beside an old checksum would be wrong.
public final class Catalogue {
    private final Map<String, CatalogueEntry> entries = new TreeMap<>();

    /// @param own what the configuration says
    public Catalogue(Collection<CatalogueEntry> own) {
        builtIn().forEach(entry -> entries.put(entry.name(), entry));
        own.forEach(entry -> entries.put(entry.name(), entry));
    }

    public Optional<CatalogueEntry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    public Collection<String> names() {
        return entries.keySet();
    }

    /// By name, those whose name or description holds the text, case aside.
    public List<CatalogueEntry> search(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return entries.values().stream()
                .filter(entry -> (entry.name() + " " + Objects.requireNonNullElse(entry.description(), ""))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
    }

    private static List<CatalogueEntry> builtIn() {
        List<String> problems = new ArrayList<>();
        Node root = YamlText.read(builtInText()).documents().getFirst();
        List<CatalogueEntry> entries = new CatalogueParser(null, problems).read(root);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the catalogue in the program is broken: " + problems);
        }
        return entries;
    }

    private static String builtInText() {
        try (InputStream stream = Catalogue.class.getResourceAsStream("catalogue.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the catalogue is missing in the program");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the catalogue in the program", failure);
        }
    }
}
