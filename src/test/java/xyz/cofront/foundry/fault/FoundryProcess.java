package xyz.cofront.foundry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The built program, target/foundry, in a process of its own that can be killed.
public final class FoundryProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<String> arguments;
    private final Path out;
    private final Path err;
    private final Process process;
    private final long started = System.nanoTime();

    /// What came of it.
    ///
    /// @param exitCode 128 and the signal's number if it was killed
    public record Result(List<String> arguments, int exitCode, String out, String err, Duration took) {
        /// The last line on stderr, where failures are told; empty if there is none.
        public String lastLine() {
            return err.lines().reduce("", (_, line) -> line);
        }
    }

    private FoundryProcess(List<String> arguments, Path out, Path err, Process process) {
        this.arguments = arguments;
        this.out = out;
        this.err = err;
        this.process = process;
    }

    /// Starts it with its streams in new files of the folder.
    public static FoundryProcess start(Path folder, List<String> arguments) {
        return startCommand(folder, command(arguments));
    }

    /// How it is started.
    public static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(binary());
        command.addAll(arguments);
        return command;
    }

    /// The same command, in a process that ignores no signal: who runs the tests under nohup has SIGHUP ignored, which
    /// programs inherit.
    public static List<String> heeding(List<String> command) {
        return Stream.concat(Stream.of("env", "--default-signal=INT,TERM,HUP"), command.stream())
                .toList();
    }

    /// Starts something else that becomes it, such as a shell that closes a stream first.
    public static FoundryProcess startCommand(Path folder, List<String> command) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(heeding(command))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().putAll(Map.of("FOUNDRY_VIRT_TYPE", "qemu", "XDG_CACHE_HOME", folder.toString()));
            return new FoundryProcess(command, out, err, builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The program under test, or else what was built: one that can be killed, so never the classes in process.
    private static String binary() {
        Map<String, String> environment = System.getenv();
        String built = environment.getOrDefault(
                "FOUNDRY_BINARY", Path.of("target/foundry").toAbsolutePath().toString());
        return environment.getOrDefault("FOUNDRY_UNDER_TEST", built);
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /// SIGKILL; returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        await(PATIENCE);
    }

    /// The same after a while, unless it ends before.
    public void killAfter(long millis) {
        if (!waitFor(Duration.ofMillis(millis))) {
            kill();
        }
    }

    /// @return whether it has ended
    public boolean waitFor(Duration longest) {
        return await(longest);
    }

    /// @param name such as `INT`
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }

    public Result result() {
        return result(PATIENCE);
    }

    /// Waits for its end.
    ///
    /// @throws AssertionError if it does not come in time
    public Result result(Duration patience) {
        if (!await(patience)) {
            process.destroyForcibly();
            throw new AssertionError(
                    String.join(" ", arguments) + " did not end within " + patience + ": " + text(err));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return new Result(arguments, process.exitValue(), text(out), text(err), took);
    }

    private boolean await(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
