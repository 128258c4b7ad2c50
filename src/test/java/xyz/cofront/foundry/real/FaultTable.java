package xyz.cofront.foundry.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The rows that scripts/faults prints, each in a file of its own under target/faults.
final class FaultTable {
    private static final Path FOLDER = Path.of("target/faults");

    private FaultTable() {}

    /// Writes a failure down at once: a long sweep may be cut off before its row.
    static void failed(String failure) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve("failures.log"),
                    failure + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    /// Writes a row, then fails if the test did.
    ///
    /// @param order where the row stands, such as `01`
    /// @param pass what it says if there was no failure
    static void row(String order, String test, String amount, String pass, List<String> failures) {
        String result = failures.isEmpty() ? pass : failures.size() + " FAILED";
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(order + ".md"), "| %s | %s | %s |%n".formatted(test, amount, result));
            Files.writeString(FOLDER.resolve("90.md"), Secrets.row());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    test + ": " + failures.size() + " of " + amount + "\n" + String.join("\n", failures));
        }
    }
}
