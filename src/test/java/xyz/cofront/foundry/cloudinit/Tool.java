package xyz.cofront.foundry.cloudinit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs a program of the system for a test that compares with it; `scripts/test` installs what is missing.
final class Tool {
    private Tool() {}

    /// What it prints on stdout.
    ///
    /// @throws AssertionError if it is missing, or ends with anything but 0
    static String run(Path folder, String... command) {
        try {
            Path errors = folder.resolve("stderr");
            Process process = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + Files.readString(errors));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("run scripts/test, which installs the tools that tests need", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
