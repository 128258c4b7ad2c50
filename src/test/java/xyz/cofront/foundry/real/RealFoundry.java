package xyz.cofront.foundry.real;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.HostLocks;
import xyz.cofront.foundry.Program;
import xyz.cofront.foundry.checkup.LocalSurroundings;
import xyz.cofront.foundry.cli.Console;
import xyz.cofront.foundry.cli.Foundry;
import xyz.cofront.foundry.cli.LiveAccess;
import xyz.cofront.foundry.cli.World;
import xyz.cofront.foundry.config.DiskFileReader;
import xyz.cofront.foundry.hypervisor.Connector;
import xyz.cofront.foundry.hypervisor.libvirt.LibvirtConnector;
import xyz.cofront.foundry.image.DownloadCache;
import xyz.cofront.foundry.image.DownloadRules;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.platform.KernelLog;
import xyz.cofront.foundry.platform.LockFolder;
import xyz.cofront.foundry.platform.RawMode;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.Locks;
import xyz.cofront.foundry.vm.SshBanner;
import xyz.cofront.foundry.workflow.Interruption;

/// The whole program on the real libvirt of the lab. Each run is another process to the others: it has its own owner,
/// or
/// is one, where another program is under test.
final class RealFoundry {
    private static final AtomicLong OWNERS = new AtomicLong();
    private static final Set<Owner> ALIVE = ConcurrentHashMap.newKeySet();

    private static final Locks LOCKS = new HostLocks(
            new LockFolder(Path.of("/run/foundry"), Path.of("/run/libvirt/libvirt-sock"), Path.of("/nonexistent")));

    private final Connector connector;
    private final @Nullable Program program;
    private final Map<String, String> variables;

    RealFoundry() {
        this(Map.of());
    }

    /// @param variables of the environment, besides those that each run has
    RealFoundry(Map<String, String> variables) {
        this(libvirt(), Program.underTest().orElse(null), variables);
    }

    /// Always in process: no other can be given a connector.
    RealFoundry(Connector connector) {
        this(connector, null, Map.of());
    }

    private RealFoundry(Connector connector, @Nullable Program program, Map<String, String> variables) {
        requireLab();
        this.connector = connector;
        this.program = program;
        this.variables = variables;
    }

    /// The program that was built, even where the others run in process.
    static RealFoundry built() {
        return new RealFoundry(libvirt(), Program.built(), Map.of());
    }

    /// In process, even where another program is under test.
    static RealFoundry inProcess() {
        return new RealFoundry(libvirt());
    }

    /// What came of one run.
    record Result(int exitCode, String out, String err) {}

    Result run(String... arguments) {
        if (program == null) {
            return runInProcess(arguments);
        }
        Program.Result result = program.run(environment(), arguments);
        return new Result(result.exitCode(), result.out(), result.err());
    }

    private Result runInProcess(String... arguments) {
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

    private static Connector libvirt() {
        return new LibvirtConnector(Path.of("/sys/class/net"), RealFoundry::sleep);
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
                        clock, UUID::randomUUID, owner, ALIVE::contains, RealFoundry::sleep, Interruption.NONE, LOCKS),
                DownloadRules.standard(() -> 1),
                new LiveAccess(
                        false,
                        new SshBanner(Duration.ofSeconds(1)),
                        command -> captured(command, out),
                        RawMode::during),
                new LocalSurroundings(Path.of("/"), KernelLog::read));
    }

    /// This process's own streams belong to whoever runs the tests.
    private static int captured(List<String> command, ByteArrayOutputStream out) throws IOException {
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        out.writeBytes(process.getInputStream().readAllBytes());
        try {
            return process.waitFor();
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }

    /// What it has not finished downloading.
    static DownloadCache downloads() {
        return DownloadCache.of(Map.of("XDG_CACHE_HOME", System.getenv("FOUNDRY_LAB_DIR")), Path.of("/nonexistent"));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", "/nonexistent");
        environment.put("XDG_STATE_HOME", System.getenv("FOUNDRY_LAB_DIR") + "/state");
        environment.put("XDG_CACHE_HOME", System.getenv("FOUNDRY_LAB_DIR"));
        environment.put("FOUNDRY_VIRT_TYPE", System.getenv("FOUNDRY_VIRT_TYPE"));
        environment.putAll(variables);
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
