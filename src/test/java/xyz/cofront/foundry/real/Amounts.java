package xyz.cofront.foundry.real;

import java.util.List;
import java.util.stream.IntStream;
import xyz.cofront.foundry.fault.CallFault.Moment;

/// How much the fault tests do: the short sweep within minutes, in every run of all tests, or the full one.
///
/// @param calls at how many of a command's calls something goes wrong, spread over all of them; 0 is at each
/// @param repetitions how often at each
/// @param kills SIGKILLs at random times
/// @param signals other signals at random times
/// @param sizes of pools that are too small
/// @param racers commands at the same time
/// @param rounds of races
/// @param fleetRounds of creates of different machines at the same time
/// @param cycles of create and destroy
record Amounts(
        int calls,
        int repetitions,
        int kills,
        int signals,
        int sizes,
        int racers,
        int rounds,
        int fleetRounds,
        int cycles) {
    private static final Amounts SHORT = new Amounts(4, 1, 8, 6, 6, 8, 1, 1, 4);
    private static final Amounts FULL = new Amounts(0, 3, 300, 100, 64, 20, 20, 10, 100);

    private static final Amounts ONCE = new Amounts(0, 1, 60, 30, 16, 20, 4, 2, 20);

    /// By the variable `FOUNDRY_FAULTS`: `full`, `once` at every call, or else the short sweep.
    static Amounts chosen() {
        String chosen = System.getenv().getOrDefault("FOUNDRY_FAULTS", "short");
        return switch (chosen) {
            case "short" -> SHORT;
            case "once" -> ONCE;
            case "full" -> FULL;
            default -> throw new IllegalArgumentException("FOUNDRY_FAULTS is short, once or full, not " + chosen);
        };
    }

    /// Of a command's calls those at which something goes wrong, from the first to the last.
    List<Integer> chosen(int number) {
        int wanted = all() ? number : calls;
        return IntStream.range(0, wanted)
                .mapToObj(step -> step * (number - 1) / (wanted - 1))
                .toList();
    }

    /// Both; in a sample one of them, by turns.
    List<Moment> moments(int call) {
        return all() ? List.of(Moment.values()) : turn(call);
    }

    /// Before one call, after the next.
    static List<Moment> turn(int call) {
        return List.of(call % 2 == 0 ? Moment.BEFORE : Moment.AFTER);
    }

    boolean all() {
        return calls == 0;
    }
}
