package xyz.cofront.foundry.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import xyz.cofront.foundry.config.FileReader;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Connector;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.image.DownloadRules;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.workflow.Interruption;

/// The whole program in a world made for a test: run it with arguments, look at what came of it.
final class Cli {
    /// How long downloads wait for a byte.
    static final Duration STALL = Duration.ofSeconds(1);

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
    boolean terminal;
    boolean systemSocketDenied;
    String typed = "";
    private int machines;
    private Connector connector;
    private OutputStream out = new ByteArrayOutputStream();
    private Instant now = NOW;

    Cli() {
        this.host = new InMemoryHypervisor(() -> now);
        this.connector = host;
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
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        OutputStream target = out instanceof ByteArrayOutputStream ? result : out;
        PrintStream err = new PrintStream(messages, true, StandardCharsets.UTF_8);
        int exitCode = Foundry.run(world(target, err), arguments);
        return new Result(exitCode, result.toString(StandardCharsets.UTF_8), messages.toString(StandardCharsets.UTF_8));
    }

    private World world(OutputStream results, PrintStream messages) {
        ByteArrayInputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        Clock clock = new TestClock();
        return new World(
                environment,
                Path.of("/home/ada"),
                new Console(in, results, messages, terminal, terminal),
                path -> Optional.ofNullable(files.get(path)).map(text -> new FileReader.Content(text, false)),
                () -> systemSocketDenied,
                this::open,
                clock,
                () -> new Environment(
                        clock, this::uuid, new Owner("boot", 1, 2), owner -> false, this::sleep, Interruption.NONE),
                new DownloadRules(
                        Duration.ofSeconds(20), STALL, 5, Duration.ofSeconds(1), Duration.ofMinutes(2), () -> 1));
    }

    private Hypervisor open(String uri, Access access, Duration deadline) {
        opened.add(new Opened(uri, access, deadline));
        return connector.open(uri, access, deadline);
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
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
