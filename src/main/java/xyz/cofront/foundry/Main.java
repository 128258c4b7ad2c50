package xyz.cofront.foundry;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import xyz.cofront.foundry.checkup.LocalSurroundings;
import xyz.cofront.foundry.cli.Console;
import xyz.cofront.foundry.cli.Foundry;
import xyz.cofront.foundry.cli.Interrupts;
import xyz.cofront.foundry.cli.LiveAccess;
import xyz.cofront.foundry.cli.World;
import xyz.cofront.foundry.config.DiskFileReader;
import xyz.cofront.foundry.hypervisor.libvirt.LibvirtConnector;
import xyz.cofront.foundry.image.DownloadRules;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.platform.ChildProcess;
import xyz.cofront.foundry.platform.KernelLog;
import xyz.cofront.foundry.platform.LockFolder;
import xyz.cofront.foundry.platform.ProcessIdentity;
import xyz.cofront.foundry.platform.RawMode;
import xyz.cofront.foundry.platform.Signals;
import xyz.cofront.foundry.platform.StandardDescriptors;
import xyz.cofront.foundry.platform.SystemSocket;
import xyz.cofront.foundry.platform.Terminals;
import xyz.cofront.foundry.vm.Environment;
import xyz.cofront.foundry.vm.SshBanner;

/// The process edge: UTF-8 streams, wiring, `System.exit`. Nothing else.
public final class Main {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final ProcessIdentity PROCESSES = new ProcessIdentity(Path.of("/proc"));

    private Main() {}

    public static void main(String[] arguments) {
        List<Closeable> taken = StandardDescriptors.take(DESCRIPTORS);
        try {
            System.exit(Foundry.run(world(System.getenv()), arguments));
        } finally {
            // What nobody holds any more is closed by the collector of garbage.
            Reference.reachabilityFence(taken);
        }
    }

    private static World world(Map<String, String> environment) {
        Clock clock = Clock.systemUTC();
        Console console = console();
        return new World(
                environment,
                home(environment),
                console,
                new DiskFileReader(),
                new SystemSocket(Path.of("/run/libvirt"))::denied,
                new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep),
                clock,
                () -> machinery(clock, console),
                DownloadRules.standard(() -> ThreadLocalRandom.current().nextDouble()),
                live(),
                new LocalSurroundings(Path.of("/"), KernelLog::read));
    }

    private static LiveAccess live() {
        Terminals terminals = new Terminals(DESCRIPTORS);
        return new LiveAccess(
                terminals.isTerminal(1),
                new SshBanner(Duration.ofSeconds(1)),
                terminals.isTerminal(0) ? ChildProcess::runOnTerminal : ChildProcess::run,
                RawMode::during);
    }

    private static Console console() {
        Terminals terminals = new Terminals(DESCRIPTORS);
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminals.isTerminal(0),
                terminals.isTerminal(2));
    }

    /// Only commands that make or remove something get here; for all others a signal is what it always was.
    private static Environment machinery(Clock clock, Console console) {
        Interrupts interrupts = new Interrupts(console, Runtime.getRuntime()::halt, clock);
        Signals.handle(interrupts::signalled);
        return new Environment(clock, UUID::randomUUID, self(), Main::alive, Main::sleep, interrupts, locks());
    }

    private static HostLocks locks() {
        Map<String, String> environment = System.getenv();
        return new HostLocks(new LockFolder(
                Path.of("/run/foundry"),
                Path.of("/run/libvirt/libvirt-sock"),
                LockFolder.own(environment, home(environment))));
    }

    private static Path home(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    }

    private static Owner self() {
        long pid = ProcessHandle.current().pid();
        return new Owner(PROCESSES.bootId(), pid, PROCESSES.startTicks(pid).orElse(0));
    }

    private static boolean alive(Owner owner) {
        OptionalLong start = PROCESSES.startTicks(owner.pid());
        return owner.bootId().equals(PROCESSES.bootId()) && start.equals(OptionalLong.of(owner.startTicks()));
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
