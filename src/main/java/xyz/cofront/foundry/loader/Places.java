package xyz.cofront.foundry.loader;

import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Where each field of a document stands in its text.
public final class Places {
    /// A place in a text.
    ///
    /// @param line from 1
    /// @param column from 1
    public record Place(int line, int column) {
        static Place of(Node node) {
            int line = node.getStartMark().map(Mark::getLine).orElse(0);
            int column = node.getStartMark().map(Mark::getColumn).orElse(0);
            return new Place(line + 1, column + 1);
        }
    }

    private final Map<String, Place> places = new HashMap<>();

    /// Remembers a document or an entry of a list.
    void put(String path, Node node) {
        places.put(path, Place.of(node));
    }

    /// Remembers a field: a value by its own place, a list or mapping by its key's.
    void put(String path, Node key, Node value) {
        places.put(path, Place.of(value instanceof CollectionNode<?> ? key : value));
    }

    /// Whether the text names the field.
    public boolean has(String path) {
        return places.containsKey(path);
    }

    /// The place of the field, or of the nearest thing around it that is there.
    public Place of(String path) {
        for (int end = path.length(); end > 0; end--) {
            boolean whole = end == path.length() || path.charAt(end) == '.' || path.charAt(end) == '[';
            Place place = whole ? places.get(path.substring(0, end)) : null;
            if (place != null) {
                return place;
            }
        }
        return places.getOrDefault("", new Place(1, 1));
    }
}
