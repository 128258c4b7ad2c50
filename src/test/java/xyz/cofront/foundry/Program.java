package xyz.cofront.foundry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Foundry as a process of its own. With the variable `FOUNDRY_UNDER_TEST` the tests that can run it so do, in place of
/// running it in process: `scripts/test --native` sets it to the native binary.
public final class Program {
    /// A guard against hanging, longer than any test waits for a guest: under emulation on a busy machine one
    /// boots for minutes.
    private static final int PATIENCE_SECONDS = 600;

    private final Path executable;

    private Program(Path executable) {
        this.executable = executable.toAbsolutePath();
        if (!Files.isExecutable(this.executable)) {
            throw new IllegalStateException(executable + " is no program; scripts/build makes it");
        }
    }

    /// The one that is to be tested in place of the classes.
    public static Optional<Program> underTest() {
        return Optional.ofNullable(System.getenv("FOUNDRY_UNDER_TEST")).map(path -> new Program(Path.of(path)));
    }

    /// The same, or else what was built: for tests of the program as such.
    public static Program built() {
        return underTest().orElseGet(() -> {
            String path = System.getenv("FOUNDRY_BINARY");
            if (path == null) {
                throw new IllegalStateException("FOUNDRY_BINARY is not set; run scripts/test, which builds it");
            }
            return new Program(Path.of(path));
        });
    }

    /// The program's own file.
    public String path() {
        return executable.toString();
    }

    /// The command of a process of its own: the program under test, or else a JVM with the classes.
    public static List<String> command(String... arguments) {
        List<String> command = underTest()
                .map(program -> List.of(program.executable.toString()))
                .orElseGet(Program::virtualMachine);
        return Stream.concat(command.stream(), Stream.of(arguments)).toList();
    }

    private static List<String> virtualMachine() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
    }

    /// What came of one run.
    public record Result(int exitCode, String out, String err) {}

    /// Runs it to its end.
    ///
    /// @param environment all variables that it has
    public Result run(Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile("foundry", ".out");
            Path err = Files.createTempFile("foundry", ".err");
            int exitCode = exitCode(environment, out, err, arguments);
            return new Result(exitCode, taken(out), taken(err));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private int exitCode(Map<String, String> environment, Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String taken(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
