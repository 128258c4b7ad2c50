package xyz.cofront.foundry.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the host's own tools, to look at the host with other eyes than Foundry's.
final class Shell {
    private Shell() {}

    /// The output of a program that must succeed; stderr goes along.
    static String run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
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
