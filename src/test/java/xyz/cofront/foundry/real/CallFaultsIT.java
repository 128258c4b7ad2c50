package xyz.cofront.foundry.real;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.fault.CallFault;
import xyz.cofront.foundry.fault.CallFault.Moment;
import xyz.cofront.foundry.fault.FaultTable;
import xyz.cofront.foundry.fault.FoundryProcess;
import xyz.cofront.foundry.fault.FoundryProcess.Result;
import xyz.cofront.foundry.fault.Reaction;
import xyz.cofront.foundry.fault.RpcProxy;

/// At every libvirt call of every command that changes something: the process is killed, the connection is lost, no
/// answer comes; each before the daemon hears of the call and after it has acted.
final class CallFaultsIT {
    /// Where nothing random comes in once is enough.
    private static final String TURNS = ", before and after by turns";

    /// What only the full sweep attacks: each is much like another that the sample has.
    private static final Set<String> ALIKE = Set.of("create, 1 disk", "create, 8 disks", "apply");

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
                new PoolAddAttack(Path.of("/var/lib/libvirt/extra")),
                ApplyAttack.changing(folder),
                ApplyAttack.replacing(folder));
    }

    /// Those that a run is about, unless one is named.
    static List<Attack> ofThisRun(Path folder) {
        boolean all = Amounts.chosen().all();
        return attacks(folder).stream()
                .filter(attack -> all || !ALIKE.contains(attack.label()))
                .toList();
    }

    /// The one that the variable `FOUNDRY_FAULTS_ATTACK` names, or else those of this run.
    static Stream<Named<Attack>> chosen() {
        String chosen = System.getenv("FOUNDRY_FAULTS_ATTACK");
        return (chosen == null ? ofThisRun(folder) : attacks(folder))
                .stream()
                        .filter(attack -> chosen == null || chosen.equals(attack.label()))
                        .map(attack -> Named.of(attack.label(), attack));
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void aCommandThatIsKilledLeavesNothingThatAnotherDoesNotRemove(Attack attack) {
        int times = amounts.repetitions();
        String each = " × before/after" + (times == 1 ? "" : " × " + times);
        sweep("01", "SIGKILL at every call of ", each, attack, call -> repeated(times, call), process -> () -> {
            process.join().kill();
            return Reaction.DROP;
        });
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void aCommandThatLosesItsConnectionTellsWhatIsLeft(Attack attack) {
        sweep("02", "connection lost at every call of ", TURNS, attack, Amounts::turn, _ -> () -> Reaction.DROP);
    }

    @ParameterizedTest
    @MethodSource("chosen")
    void aCommandThatGetsNoAnswerEndsAndTellsWhatIsLeft(Attack attack) {
        sweep(
                "03",
                "no answer to every call of ",
                TURNS,
                attack,
                Amounts::turn,
                _ -> () -> Reaction.SILENCE,
                "--timeout",
                "3s");
    }

    private List<Moment> repeated(int times, int call) {
        return Stream.generate(() -> amounts.moments(call))
                .limit(times)
                .flatMap(List::stream)
                .toList();
    }

    /// @param each how often at each call, for the table of a full sweep
    private void sweep(
            String order,
            String test,
            String each,
            Attack attack,
            IntFunction<List<Moment>> moments,
            Function<CompletableFuture<FoundryProcess>, Supplier<Reaction>> fault,
            String... more) {
        Sweep sweep = new Sweep(attack);
        int calls = calls(sweep, folder);
        for (int call : amounts.chosen(calls)) {
            for (Moment moment : moments.apply(call)) {
                sweep.strike(
                        "call " + call + " of " + calls + ", " + moment,
                        arguments -> struck(arguments, List.of(more), call, moment, fault));
            }
        }
        FaultTable.row(
                order + "-" + attacks(folder).indexOf(attack),
                test + attack.label(),
                amounts.all() ? calls + " calls" + each : sweep.strikes() - 1 + " of " + calls + " calls",
                "0 unrecoverable",
                sweep.failures());
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
