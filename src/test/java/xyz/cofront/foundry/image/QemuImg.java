package xyz.cofront.foundry.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// QEMU's own tool, in one folder.
record QemuImg(Path folder) {
    /// What qemu-img says when it could not time its own key derivation, by chance, on a machine with coarse CPU
    /// clocks.
    private static final String CLOCK_TOO_COARSE = "Unable to get accurate CPU usage";

    private static final int TRIES = 30;

    private record Outcome(int exitCode, String output) {}

    String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("qemu-img"));
        command.addAll(List.of(arguments));
        return execute(command);
    }

    String execute(List<String> command) {
        Outcome outcome = attempt(command);
        for (int tries = 1; outcome.output().contains(CLOCK_TOO_COARSE) && tries < TRIES; tries++) {
            outcome = attempt(command);
        }
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + outcome.output());
        }
        return outcome.output();
    }

    private Outcome attempt(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
