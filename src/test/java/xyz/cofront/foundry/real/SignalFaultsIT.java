package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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

/// Ctrl-C, a closed terminal, a shutdown; and streams that nobody reads.
final class SignalFaultsIT {
    private static final long SEED = 20261120;
    /// Ten seconds, and five for the process to end on a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /// Less than is left of the ten seconds when the second interrupt comes.
    private static final Duration AT_ONCE = Duration.ofSeconds(8);
    /// The first call of a create that makes something: `virDomainDefineXMLFlags` in libvirt's remote_protocol.x.
    private static final int DEFINE = 350;

    private final Amounts amounts = Amounts.chosen();
    private final Random random = new Random(SEED);

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
    void aSignalAtAnyMomentUndoesEverything() {
        HostState before = HostState.now();
        Sweep sweep = new Sweep(CreateAttack.of(folder, 3));
        long whole = sweep.undisturbed(folder).toMillis();
        for (int number = 0; number < amounts.signals(); number++) {
            Sent sent = Sent.values()[number % Sent.values().length];
            long moment = random.nextLong(whole);
            sweep.strike("SIG" + sent + " after " + moment + " of " + whole + " ms", arguments -> {
                FoundryProcess process = FoundryProcess.start(folder, arguments);
                process.waitFor(Duration.ofMillis(moment));
                long then = System.nanoTime();
                process.signal(sent.name());
                Result result = process.result();
                requireUndone(result, sent, Duration.ofNanos(System.nanoTime() - then), before);
                return result;
            });
        }
        FaultTable.row(
                "05",
                "SIGINT, SIGTERM, SIGHUP at random times",
                amounts.signals() + "",
                "0 left, each ≤ 10 s, 130/143/129",
                sweep.failures());
    }

    /// A signal that comes when all is done changes nothing any more; one that comes before the process has ended
    /// decides its exit code all the same.
    private static void requireUndone(Result result, Sent sent, Duration took, HostState before) {
        assertThat(took).as(result.toString()).isLessThan(PATIENCE);
        if (result.exitCode() != 0) {
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(sent.exitCode);
        }
        if (result.exitCode() == 0 || result.out().contains("Successfully created")) {
            CreateAttack.requireComplete(CreateAttack.NAME, 3);
        } else {
            assertThat(before.changesTo(HostState.now())).as(result.toString()).isEmpty();
        }
    }

    @Test
    void aSignalWhileNothingAnswersEndsWithinTenSecondsAndTellsWhatIsLeft() {
        interrupted("06", "SIGTERM while libvirt does not answer", process -> {
            process.signal("TERM");
            Result result = process.result(PATIENCE);

            assertThat(result.exitCode()).as(result.toString()).isEqualTo(143);
            assertThat(result.err()).contains(" destroy --ignore-not-found web");
            return result;
        });
    }

    @Test
    void aSecondInterruptLeavesAtOnceAndListsWhatStays() {
        interrupted("07", "a second SIGINT", process -> {
            process.signal("INT");
            process.waitFor(Duration.ofSeconds(1));
            long sent = System.nanoTime();
            process.signal("INT");
            Result result = process.result();

            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(AT_ONCE);
            assertThat(result.exitCode()).as(result.toString()).isEqualTo(130);
            assertThat(result.lastLine())
                    .startsWith("  what was made of VM 'web' is left: foundry -c 'qemu:///system?socket=")
                    .endsWith(" destroy --ignore-not-found web");
            return result;
        });
    }

    /// The signals, with the exit codes that shells give them.
    private enum Sent {
        INT(130),
        TERM(143),
        HUP(129);

        private final int exitCode;

        Sent(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    /// Does it to a create whose define gets no answer.
    private static void interrupted(String order, String test, Function<FoundryProcess, Result> strike) {
        Sweep sweep = new Sweep(CreateAttack.of(folder, 3));
        List<Integer> procedures = new ArrayList<>();
        sweep.strike("undisturbed", arguments -> {
            try (RpcProxy proxy = new RpcProxy(folder.resolve("proxy"), Daemon.SOCKET, CallFault.none())) {
                Result result = FoundryProcess.start(folder, CallFaultsIT.through(proxy, arguments))
                        .result();
                procedures.addAll(proxy.procedures());
                return result;
            }
        });
        sweep.strike(test, arguments -> {
            CountDownLatch silent = new CountDownLatch(1);
            CallFault fault = new CallFault(procedures.indexOf(DEFINE), Moment.AFTER, () -> {
                silent.countDown();
                return Reaction.SILENCE;
            });
            try (RpcProxy proxy = new RpcProxy(folder.resolve("proxy"), Daemon.SOCKET, fault)) {
                FoundryProcess process = FoundryProcess.start(folder, CallFaultsIT.through(proxy, arguments));
                assertThat(silent.await(1, TimeUnit.MINUTES)).isTrue();
                return strike.apply(process);
            } catch (InterruptedException interruption) {
                throw new AssertionError(interruption);
            }
        });
        FaultTable.row(order, test, "1", "leaves in time and lists what stays", sweep.failures());
    }

    @Test
    void aCreateWhoseOutputNobodyTakesMakesTheMachineAllTheSame() {
        Sweep sweep = new Sweep(CreateAttack.of(folder, 3));
        sweep.strike("stderr full", arguments -> complete(arguments, "2>/dev/full"));
        sweep.strike("stdout full", arguments -> complete(arguments, ">/dev/full"));
        sweep.strike("stderr closed", arguments -> complete(arguments, "2>&-"));
        sweep.strike("stdout closed", arguments -> complete(arguments, ">&-"));
        FaultTable.row(
                "08", "create with stdout or stderr full or closed", "4", "the VM is complete", sweep.failures());
    }

    private static Result complete(List<String> arguments, String redirection) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" " + redirection, "sh"));
        command.addAll(FoundryProcess.command(arguments));
        Result result = FoundryProcess.startCommand(folder, command).result();
        CreateAttack.requireComplete(CreateAttack.NAME, 3);
        return result;
    }
}
