package xyz.cofront.foundry.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.fault.CallFault;
import xyz.cofront.foundry.fault.CallFault.Moment;
import xyz.cofront.foundry.fault.FoundryProcess;
import xyz.cofront.foundry.fault.FoundryProcess.Result;
import xyz.cofront.foundry.fault.Reaction;
import xyz.cofront.foundry.fault.RpcProxy;

/// At every libvirt call of every command that changes something: the process is killed, the connection is lost, no
/// answer comes; each before the daemon hears of the call and after it has acted.
final class CallFaultsIT {
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

    static List<Attack> attacks(Path folder) {
        return List.of(
                CreateAttack.of(folder, 1),
                CreateAttack.of(folder, 3),
                CreateAttack.of(folder, 8),
                DestroyAttack.of(folder),
                ImportAttack.micro(),
                new ImageDeleteAttack(ImportAttack.micro()),
                new PoolAddAttack(Path.of("/var/lib/libvirt/extra")));
    }

    @Test
    void aCommandThatIsKilledLeavesNothingThatAnotherDoesNotRemove() {
        sweep("01", "SIGKILL at every call of ", amounts.repetitions(), process -> () -> {
            process.join().kill();
            return Reaction.DROP;
        });
    }

    @Test
    void aCommandThatLosesItsConnectionTellsWhatIsLeft() {
        sweep("02", "connection lost at every call of ", 1, _ -> () -> Reaction.DROP);
    }

    @Test
    void aCommandThatGetsNoAnswerEndsAndTellsWhatIsLeft() {
        sweep("03", "no answer to every call of ", 1, _ -> () -> Reaction.SILENCE, "--timeout", "4s");
    }

    private void sweep(
            String order,
            String test,
            int repetitions,
            Function<CompletableFuture<FoundryProcess>, Supplier<Reaction>> fault,
            String... more) {
        List<String> failures = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        int strikes = 0;
        for (Attack attack : attacks(folder)) {
            Sweep sweep = new Sweep(attack);
            int calls = calls(sweep, folder);
            for (int call : amounts.chosen(calls)) {
                for (Moment moment : amounts.moments(call)) {
                    for (int repetition = 0; repetition < repetitions; repetition++) {
                        sweep.strike(
                                "call " + call + " of " + calls + ", " + moment,
                                arguments -> struck(arguments, List.of(more), call, moment, fault));
                    }
                }
            }
            failures.addAll(sweep.failures());
            labels.add(attack.label() + ": " + calls + " calls");
            strikes += sweep.strikes() - 1;
        }
        FaultTable.row(
                order,
                test + String.join("; ", labels),
                strikes + (amounts.all() ? " (every call × before/after × " + repetitions + ")" : " (sampled)"),
                "0 unrecoverable",
                failures);
    }

    /// How many calls the command makes when nothing goes wrong.
    static int calls(Sweep sweep, Path folder) {
        List<Integer> counted = new ArrayList<>();
        sweep.strike("undisturbed", arguments -> {
            try (RpcProxy proxy = new RpcProxy(folder.resolve("proxy"), Daemon.SOCKET, CallFault.none())) {
                Result result =
                        FoundryProcess.start(folder, through(proxy, arguments)).result();
                counted.add(proxy.calls());
                return result;
            }
        });
        return counted.getFirst();
    }

    private static Result struck(
            List<String> arguments,
            List<String> more,
            int call,
            Moment moment,
            Function<CompletableFuture<FoundryProcess>, Supplier<Reaction>> fault) {
        CompletableFuture<FoundryProcess> started = new CompletableFuture<>();
        CallFault callFault = new CallFault(call, moment, fault.apply(started));
        try (RpcProxy proxy = new RpcProxy(folder.resolve("proxy"), Daemon.SOCKET, callFault)) {
            List<String> all = through(proxy, arguments);
            all.addAll(more);
            started.complete(FoundryProcess.start(folder, all));
            return started.join().result();
        }
    }

    /// The arguments of a command that talks to libvirt through the proxy.
    static List<String> through(RpcProxy proxy, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("-c", proxy.uri()));
        return all;
    }
}
