package xyz.cofront.foundry.real;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import xyz.cofront.foundry.cli.Console;
import xyz.cofront.foundry.cli.Foundry;
import xyz.cofront.foundry.cli.World;
import xyz.cofront.foundry.config.DiskFileReader;
import xyz.cofront.foundry.hypervisor.Connector;
import xyz.cofront.foundry.hypervisor.libvirt.LibvirtConnector;
import xyz.cofront.foundry.image.DownloadRules;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.workflow.Interruption;

/// The whole program on the real libvirt of the lab. Each run is another process to the others: it has its own owner.
final class RealFoundry {
    private static final AtomicLong OWNERS = new AtomicLong();
    private static final Set<Owner> ALIVE = ConcurrentHashMap.newKeySet();

    private final Connector connector;

    RealFoundry() {
        this(new LibvirtConnector(Path.of("/sys/class/net"), RealFoundry::sleep));
    }

    RealFoundry(Connector connector) {
        requireLab();
        this.connector = connector;
    }

    /// What came of one run.
    record Result(int exitCode, String out, String err) {}

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Owner owner = new Owner("lab", OWNERS.incrementAndGet(), 0);
        ALIVE.add(owner);
        int exitCode;
        try {
            exitCode = Foundry.run(world(out, err, owner), arguments);
        } finally {
            ALIVE.remove(owner);
        }
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// Runs what must succeed.
    Result succeed(String... arguments) {
        Result result = run(arguments);
        if (result.exitCode() != 0) {
            throw new AssertionError(String.join(" ", arguments) + ": " + result);
        }
        return result;
    }

    private World world(ByteArrayOutputStream out, ByteArrayOutputStream err, Owner owner) {
        Clock clock = Clock.systemUTC();
        return new World(
                environment(),
                Path.of("/nonexistent"),
                new Console(
                        new ByteArrayInputStream(new byte[0]),
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false),
                new DiskFileReader(),
                () -> false,
                connector,
                clock,
                () -> new Environment(
                        clock, UUID::randomUUID, owner, ALIVE::contains, RealFoundry::sleep, Interruption.NONE),
                DownloadRules.standard(() -> 1));
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", "/nonexistent");
        environment.put("FOUNDRY_VIRT_TYPE", System.getenv("FOUNDRY_VIRT_TYPE"));
        return environment;
    }

    private static void requireLab() {
        if (!"1".equals(System.getenv("FOUNDRY_LAB"))) {
            throw new IllegalStateException("these tests run in the lab alone: scripts/test, or scripts/lab mvn …");
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
