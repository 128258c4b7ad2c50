package xyz.cofront.foundry.validation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects violations in the order they are found.
final class Findings {
    private final List<Violation> found = new ArrayList<>();

    void add(String path, String message) {
        found.add(new Violation(path, message));
    }

    /// Adds the violation unless the rule holds; returns whether it does.
    boolean require(boolean holds, String path, String message) {
        if (!holds) {
            add(path, message);
        }
        return holds;
    }

    /// Checks both ends; returns whether the number lies between them.
    boolean range(int value, Range range, String path) {
        return require(value >= range.least(), path, "must be at least " + range.least() + ", not " + value)
                && require(value <= range.most(), path, "must be at most " + range.most() + ", not " + value);
    }

    /// Checks the name of a pool, volume or network, which libvirt takes in almost any form, so that it is safe in
    /// paths, XML and messages. `null` is no name and fine.
    boolean name(@Nullable String name, String path) {
        return name == null
                || (require(!name.isEmpty(), path, "must not be empty")
                        && require(Texts.printable(name), path, "must not hold control characters")
                        && require(!name.contains("/"), path, "is a name and must not hold \"/\"")
                        && require(!name.startsWith("-"), path, "must not start with \"-\"")
                        && require(!name.equals(".") && !name.equals(".."), path, "must not be a folder's name")
                        && require(name.equals(name.strip()), path, "must not start or end with a space")
                        && require(bytes(name) <= 255, path, "must be at most 255 bytes, not " + bytes(name)));
    }

    List<Violation> all() {
        return List.copyOf(found);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
