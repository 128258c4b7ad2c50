package xyz.cofront.foundry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/// The rows that scripts/faults prints, each in a file of its own under target/faults, so that several processes can
/// write rows side by side.
public final class FaultTable {
    private static final Path FOLDER = Path.of("target/faults");

    /// Labs number their processes from 1, each for itself.
    private static final String SELF = UUID.randomUUID().toString();

    private FaultTable() {}

    /// Writes a failure down at once: a long sweep may be cut off before its row.
    public static void failed(String failure) {
        write("failures.log", failure + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Writes down how often this process has looked for secrets and how often it found one, for the row of all.
    public static void secrets(int looks, int found) {
        write("secrets." + SELF, looks + " " + found + System.lineSeparator());
    }

    /// Writes a row, then fails if the test did.
    ///
    /// @param order where the row stands, such as `01`; no other row may have the same
    /// @param pass what it says if there was no failure
    public static void row(String order, String test, String amount, String pass, List<String> failures) {
        String result = failures.isEmpty() ? pass : failures.size() + " FAILED";
        write(order + ".md", "| %s | %s | %s |%n".formatted(test, amount, result));
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    test + ": " + failures.size() + " of " + amount + "\n" + String.join("\n", failures));
        }
    }

    private static void write(String name, String text, StandardOpenOption... options) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name), text, options);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
