package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.fault.FaultTable;
import xyz.cofront.foundry.fault.FoundryProcess;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// Many processes at the same time.
final class RaceFaultsIT {
    private static final long SEED = 20261120;
    private static final int TAKEN = 2;

    private final Amounts amounts = Amounts.chosen();
    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    private HostState before;

    @BeforeEach
    void settle() {
        Bystanders.settle(folder);
        before = HostState.now();
    }

    @AfterEach
    void leave() {
        Bystanders.leave();
    }

    @Test
    void ofManyCreatesOfOneNameExactlyOneSucceeds() {
        String document = Documents.machine(folder, "web", 10, 3).toString();
        List<String> failures = rounds(amounts.rounds(), () -> {
            List<Result> results = race(IntStream.range(0, amounts.racers())
                    .mapToObj(_ -> List.of("create", document))
                    .toList());
            requireOneWinner(results);
            CreateAttack.requireComplete("web", 3);
            destroy("web");
        });
        FaultTable.row(
                "12",
                amounts.racers() + " concurrent creates of one name",
                amounts.rounds() + " rounds",
                "exactly 1 success, complete",
                failures);
    }

    @Test
    void ofManyCreatesOfOneAddressExactlyOneSucceeds() {
        List<List<String>> commands = names().map(name ->
                        List.of("create", Documents.machine(folder, name, 10, 3).toString()))
                .toList();
        List<String> failures = rounds(amounts.rounds(), () -> {
            List<Result> results = race(commands);
            requireOneWinner(results);
            String winner = names().toList().get(winner(results));
            CreateAttack.requireComplete(winner, 3);
            destroy(winner);
        });
        FaultTable.row(
                "13",
                amounts.racers() + " concurrent creates of one address",
                amounts.rounds() + " rounds",
                "exactly 1 success, complete",
                failures);
    }

    @Test
    void createsOfDifferentMachinesAllSucceed() {
        List<String> names = names().toList();
        List<List<String>> commands = IntStream.range(0, names.size())
                .mapToObj(number -> List.of(
                        "create",
                        Documents.machine(folder, names.get(number), 20 + number, 3)
                                .toString()))
                .toList();
        List<String> failures = rounds(amounts.fleetRounds(), () -> {
            List<Result> results = race(commands);
            assertThat(results).as("%s", results).allMatch(result -> result.exitCode() == 0);
            names.forEach(name -> CreateAttack.requireComplete(name, 3));
            destroy(names.toArray(String[]::new));
        });
        FaultTable.row(
                "14",
                amounts.racers() + " concurrent creates of different VMs",
                amounts.fleetRounds() + " rounds",
                "all succeed",
                failures);
    }

    @Test
    void ofManyDestroysOfOneMachineAtLeastOneSucceedsAndNothingIsLeft() {
        Attack destroy = DestroyAttack.of(folder);
        int racers = Math.min(amounts.racers(), 10);
        List<String> failures = rounds(amounts.rounds(), () -> {
            destroy.prepare();
            List<Result> results = race(IntStream.range(0, racers)
                    .mapToObj(_ -> destroy.arguments())
                    .toList());
            assertThat(results).as("%s", results).anyMatch(result -> result.exitCode() == 0);
            assertThat(results)
                    .as("%s", results)
                    .allMatch(result -> List.of(0, 4).contains(result.exitCode()));
        });
        FaultTable.row(
                "15",
                racers + " parallel destroys of one VM",
                amounts.rounds() + " rounds",
                "nothing left, at least one 0",
                failures);
    }

    @Test
    void aCreateAgainstADestroyEndsInAWholeMachineOrInNone() {
        CreateAttack create = CreateAttack.of(folder, 3);
        List<String> failures = rounds(amounts.rounds(), () -> {
            FoundryProcess creating = FoundryProcess.start(folder, create.arguments());
            creating.waitFor(Duration.ofMillis(random.nextInt(1500)));
            Result destroyed = FoundryProcess.start(
                            folder, List.of("destroy", "web", "--yes", "--grace", "0s", "--ignore-not-found"))
                    .result();
            Result created = creating.result();
            if (created.exitCode() == 0 && destroyed.exitCode() != 0) {
                CreateAttack.requireComplete("web", 3);
            }
            create.recover();
        });
        FaultTable.row("16", "create against destroy", amounts.rounds() + " rounds", "whole or nothing", failures);
    }

    @Test
    void anImportAgainstRefreshesOfItsPoolSucceeds() {
        ImportAttack image = ImportAttack.micro();
        List<String> failures = rounds(amounts.rounds(), () -> {
            FoundryProcess importing = FoundryProcess.start(folder, image.arguments());
            while (importing.alive()) {
                FoundryProcess.start(folder, List.of("pool", "refresh", "foundry-images"))
                        .result();
            }
            Result result = importing.result();
            assertThat(result.exitCode()).as(result.toString()).isZero();
            image.recover();
        });
        FaultTable.row(
                "17", "image import against pool refresh", amounts.rounds() + " rounds", "all succeed", failures);
    }

    private List<String> rounds(int wanted, Runnable round) {
        List<String> failures = new ArrayList<>();
        for (int number = 0; number < wanted; number++) {
            try {
                round.run();
                assertThat(before.changesTo(HostState.now())).isEmpty();
            } catch (AssertionError wrong) {
                String told = "round " + number + ": " + wrong;
                FaultTable.failed(told);
                failures.add(told);
                Ruins.clear(before);
            }
        }
        return failures;
    }

    private List<Result> race(List<List<String>> commands) {
        List<FoundryProcess> racers = commands.stream()
                .map(command -> FoundryProcess.start(folder, command))
                .toList();
        List<Result> results = racers.stream().map(FoundryProcess::result).toList();
        results.forEach(Secrets::requireHidden);
        return results;
    }

    private static void requireOneWinner(List<Result> results) {
        assertThat(results.stream().filter(result -> result.exitCode() == 0))
                .as("%s", results)
                .hasSize(1);
        assertThat(results.stream().filter(result -> result.exitCode() == TAKEN))
                .as("%s", results)
                .hasSize(results.size() - 1);
    }

    private static int winner(List<Result> results) {
        return IntStream.range(0, results.size())
                .filter(number -> results.get(number).exitCode() == 0)
                .findFirst()
                .orElseThrow();
    }

    private Stream<String> names() {
        return IntStream.range(0, amounts.racers()).mapToObj(number -> "racer" + number);
    }

    private static void destroy(String... names) {
        List<String> arguments = new ArrayList<>(List.of("destroy", "--yes", "--grace", "0s"));
        arguments.addAll(List.of(names));
        new RealFoundry().succeed(arguments.toArray(String[]::new));
    }
}
