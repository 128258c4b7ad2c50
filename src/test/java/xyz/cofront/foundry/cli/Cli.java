package xyz.cofront.foundry.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.Program;
import xyz.cofront.foundry.checkup.MemorySurroundings;
import xyz.cofront.foundry.config.FileReader;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Connector;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.Patience;
import xyz.cofront.foundry.image.DownloadRules;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.MemoryLocks;
import xyz.cofront.foundry.workflow.Interruption;

/// The whole program in a world made for a test: run it with arguments, look at what came of it.
final class Cli {
    /// How long downloads wait for a byte. A test in which none comes shortens it.
    Duration stall = Duration.ofSeconds(20);

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /// What came of one run.
    record Result(int exitCode, String out, String err) {}

    /// How a connection was opened.
    record Opened(String uri, Access access, Duration deadline) {}

    final InMemoryHypervisor host;
    final Map<String, String> environment = new HashMap<>();
    final Map<Path, String> files = new HashMap<>();
    final List<Opened> opened = new ArrayList<>();
    final List<Duration> slept = new ArrayList<>();
    /// What SSH probes find, by address and port.
    final Map<String, String> sshAnswers = new HashMap<>();
    /// The programs that were run.
    final List<List<String>> programs = new ArrayList<>();
    /// What became of the terminal.
    final List<String> rawTerminals = new ArrayList<>();

    /// The files of the host that `doctor` looks at.
    final MemorySurroundings surroundings = MemorySurroundings.healthy();

    int programStatus;
    String programFailure = "";
    Path home = Path.of("/home/ada");
    boolean terminal;
    boolean systemSocketDenied;
    String typed = "";
    private int machines;
    private Connector connector;
    private OutputStream out = new ByteArrayOutputStream();
    private Instant now = NOW;
    private @Nullable Program program;

    Cli() {
        this.host = new InMemoryHypervisor(() -> now);
        this.connector = host;
    }

    /// For command lines that reach no host: the program under test runs them, where it is another than the classes.
    static Cli withoutHost() {
        Cli cli = new Cli();
        cli.program = Program.underTest().orElse(null);
        return cli;
    }

    /// Later runs connect through this.
    Cli connecting(Connector other) {
        this.connector = other;
        return this;
    }

    /// Later runs print their results there.
    Cli printingTo(OutputStream stream) {
        this.out = stream;
        return this;
    }

    /// Later runs happen so much later.
    Cli after(Duration time) {
        this.now = now.plus(time);
        return this;
    }

    Result launch(String... arguments) {
        if (program == null) {
            return launchInProcess(arguments);
        }
        Program.Result result = program.run(Map.of("HOME", "/nonexistent"), arguments);
        return new Result(result.exitCode(), result.out(), result.err());
    }

    private Result launchInProcess(String... arguments) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        OutputStream target = out instanceof ByteArrayOutputStream ? result : out;
        PrintStream err = new PrintStream(messages, true, StandardCharsets.UTF_8);
        int exitCode = Foundry.run(world(target, err), arguments);
        return new Result(exitCode, result.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
    }

    /// A world to look at the command tree in.
    World world() {
        return world(
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    private World world(OutputStream results, PrintStream messages) {
        ByteArrayInputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        Clock clock = new TestClock();
        return new World(
                environment,
                home,
                new Console(in, results, messages, terminal, terminal),
                path -> Optional.ofNullable(files.get(path)).map(text -> new FileReader.Content(text, false)),
                () -> systemSocketDenied,
                new OpenedConnector(),
                clock,
                () -> new Environment(
                        clock,
                        this::uuid,
                        new Owner("boot", 1, 2),
                        owner -> false,
                        this::sleep,
                        Interruption.NONE,
                        new MemoryLocks()),
                new DownloadRules(
                        Duration.ofSeconds(20), stall, 5, Duration.ofSeconds(1), Duration.ofMinutes(2), () -> 1),
                new LiveAccess(
                        terminal,
                        (address, port) -> sshAnswers.getOrDefault(address + ":" + port, "connection refused"),
                        this::run,
                        this::raw),
                surroundings);
    }

    private int run(List<String> command) throws IOException {
        if (!programFailure.isEmpty()) {
            throw new IOException(programFailure);
        }
        programs.add(command);
        return programStatus;
    }

    private String raw(Supplier<String> work) {
        rawTerminals.add("raw");
        try {
            return work.get();
        } finally {
            rawTerminals.add("restored");
        }
    }

    private final class OpenedConnector implements Connector {
        @Override
        public Hypervisor open(String uri, Access access, Patience patience) {
            Duration left = patience.left().get();
            opened.add(new Opened(uri, access, left.compareTo(patience.perCall()) < 0 ? left : patience.perCall()));
            return connector.open(uri, access, patience);
        }

        @Override
        public Optional<String> libraryVersion() {
            return Optional.of("11.3.0");
        }
    }

    private void sleep(Duration duration) {
        slept.add(duration);
        now = now.plus(duration);
    }

    /// The first machine ends in 1, the second in 2.
    private UUID uuid() {
        machines++;
        return new UUID(0x1111222233334444L, 0x8000000000000000L + machines);
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
