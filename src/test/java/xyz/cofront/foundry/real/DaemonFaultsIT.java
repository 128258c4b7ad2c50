package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.fault.CallFault;
import xyz.cofront.foundry.fault.CallFault.Moment;
import xyz.cofront.foundry.fault.FaultTable;
import xyz.cofront.foundry.fault.FoundryProcess;
import xyz.cofront.foundry.fault.FoundryProcess.Result;
import xyz.cofront.foundry.fault.Reaction;
import xyz.cofront.foundry.fault.RpcProxy;

/// libvirt's daemon dies at any call, or stops answering under any command.
final class DaemonFaultsIT {
    private static final int UNREACHABLE = 3;
    /// Before it come authentication, opening and two questions about features.
    private static final int FIRST_OF_WORK = 4;
    private static final Duration TO_TELL = Duration.ofSeconds(15);
    /// Enough for the process to start on a busy machine, and to reach its first call of work.
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /// For the process to end on a busy machine.
    private static final Duration AIR = Duration.ofSeconds(10);

    private final Amounts amounts = Amounts.chosen();

    @TempDir
    static Path folder;

    @BeforeAll
    static void settle() {
        Bystanders.settle(folder);
    }

    @AfterAll
    static void leave() {
        Bystanders.leave();
    }

    @Test
    void whenTheDaemonDiesACreateEndsAtOnceAndTellsWhatIsLeft() {
        Sweep sweep = new Sweep(CreateAttack.of(folder, 3));
        int calls = CallFaultsIT.calls(sweep, folder);
        for (int call : amounts.chosen(calls)) {
            for (Moment moment : amounts.moments(call)) {
                sweep.strike(
                        "daemon killed at call " + call + " of " + calls + ", " + moment,
                        arguments -> whileTheDaemonDies(arguments, call, moment));
            }
        }
        FaultTable.row(
                "10",
                "daemon kill -9 at each call of create",
                sweep.strikes() - 1 + (amounts.all() ? " (all)" : " (sampled)"),
                "exit 3 within 15 s, 0 unrecoverable",
                sweep.failures());
    }

    private static Result whileTheDaemonDies(List<String> arguments, int call, Moment moment) {
        AtomicLong died = new AtomicLong();
        CallFault fault = new CallFault(call, moment, () -> {
            Daemon.kill();
            died.set(System.nanoTime());
            return Reaction.DROP;
        });
        try (RpcProxy proxy = new RpcProxy(folder.resolve("proxy"), Daemon.SOCKET, fault)) {
            Result result = FoundryProcess.start(folder, CallFaultsIT.through(proxy, arguments))
                    .result();
            Duration took = Duration.ofNanos(System.nanoTime() - died.get());
            // Where the last call of all is hit, everything is done already.
            if (died.get() != 0 && result.exitCode() != 0) {
                assertThat(result.exitCode()).as(result.toString()).isEqualTo(UNREACHABLE);
                assertThat(took).as(result.toString()).isLessThan(TO_TELL);
            }
            return result;
        } finally {
            Daemon.start();
        }
    }

    @Test
    void whenTheDaemonStopsAnsweringEveryCommandEndsInTime() {
        List<String> failures = new ArrayList<>();
        List<Attack> commands = commands();
        for (Attack command : commands) {
            Sweep sweep = new Sweep(command);
            sweep.strike(
                    "undisturbed",
                    arguments -> FoundryProcess.start(folder, arguments).result());
            sweep.strike("daemon stopped", DaemonFaultsIT::whileTheDaemonIsFrozen);
            failures.addAll(sweep.failures());
        }
        FaultTable.row(
                "11",
                "SIGSTOP of the daemon under each command",
                commands.size() + " commands",
                "exit 3 within the deadline, 0 unrecoverable",
                failures);
    }

    private static List<Attack> commands() {
        List<Attack> commands = new ArrayList<>(CallFaultsIT.ofThisRun(folder));
        for (String reading : List.of(
                "list --all",
                "get keeper",
                "vm info keeper",
                "image list",
                "pool list",
                "pool info foundry-vms",
                "storage status")) {
            commands.add(new ReadAttack(List.of(reading.split(" ", -1))));
        }
        return commands;
    }

    /// Frozen at the first call that is not about the connection.
    private static Result whileTheDaemonIsFrozen(List<String> arguments) {
        AtomicLong frozen = new AtomicLong();
        CallFault fault = new CallFault(FIRST_OF_WORK, Moment.BEFORE, () -> {
            Daemon.freeze();
            frozen.set(System.nanoTime());
            return Reaction.PASS;
        });
        try (RpcProxy proxy = new RpcProxy(folder.resolve("proxy"), Daemon.SOCKET, fault)) {
            List<String> all = new ArrayList<>(CallFaultsIT.through(proxy, arguments));
            all.addAll(List.of("--timeout", TIMEOUT.toSeconds() + "s"));
            Result result = FoundryProcess.start(folder, all).result();
            Duration took = Duration.ofNanos(System.nanoTime() - frozen.get());
            assertThat(frozen.get())
                    .as("a call about anything but the connection")
                    .isNotZero();
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(UNREACHABLE);
            assertThat(took).as(result.toString()).isLessThan(TIMEOUT.plus(AIR));
            return result;
        } finally {
            Daemon.thaw();
            // What it has read already it still does, before it hears that the client has gone.
            Shell.virsh("list");
        }
    }
}
