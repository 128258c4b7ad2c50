package xyz.cofront.foundry.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the host's own tools, to look at the host with other eyes than Foundry's.
final class Shell {
    /// A guard against hanging, longer than the lab may take to end its daemon and to start it again.
    private static final int PATIENCE_SECONDS = 120;

    private Shell() {}

    /// The output of a program that must succeed; stderr goes along.
    static String run(String... command) {
        try {
            // A file, for a pipe ends only with the last process that has it open, which may hang for ever.
            Path file = Files.createTempFile("shell", ".out");
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String output = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            Files.delete(file);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + (ended ? ": " : " does not end: ") + output);
            }
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }

    static String virsh(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "virsh";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(command);
    }
}
