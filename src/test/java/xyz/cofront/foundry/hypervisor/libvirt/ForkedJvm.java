package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs a main class of the tests in a process of its own, for what only a whole process shows.
final class ForkedJvm {
    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> wrapper;

    /// @param folder takes what the process prints
    /// @param environment added to that of the test
    /// @param wrapper a program and its arguments to run the process with, or nothing
    ForkedJvm(Path folder, Map<String, String> environment, List<String> wrapper) {
        this.folder = folder;
        this.environment = environment;
        this.wrapper = wrapper;
    }

    Outcome run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Outcome run(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Outcome(status, text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /// How a process ended and what it printed.
    record Outcome(int status, String out, String err) {}
}
