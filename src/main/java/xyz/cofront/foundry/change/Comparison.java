package xyz.cofront.foundry.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares values of three sides and collects the differences.
final class Comparison {
    final Wanted wanted;
    final Machine machine;
    private final List<FieldChange> found = new ArrayList<>();

    Comparison(Wanted wanted, Machine machine) {
        this.wanted = wanted;
        this.machine = machine;
    }

    /// What there was to find; of a machine that does not run nothing needs a restart.
    List<FieldChange> found() {
        return machine.running()
                ? List.copyOf(found)
                : found.stream().map(FieldChange::offline).toList();
    }

    /// What a value's three sides and its place in a running machine come to.
    ///
    /// @param applied as it was last applied
    /// @param file as it is wanted
    /// @param live as the running machine has it
    /// @param defined as the next start has it
    record Sides<T>(
            @Nullable T applied,
            @Nullable T file,
            @Nullable T live,
            @Nullable T defined) {
        /// Of what the domain does not show: it is as it was applied.
        static <T> Sides<T> unseen(@Nullable T applied, @Nullable T file) {
            return new Sides<>(applied, file, applied, applied);
        }

        boolean reached() {
            return Objects.equals(file, live) && Objects.equals(file, defined);
        }

        @Nullable
        T now() {
            return Objects.equals(file, live) ? defined : live;
        }
    }

    /// Adds a difference if there is one that the user has a say in: of what the document does not name, only a change
    /// of the document itself.
    ///
    /// @param field where the document names it
    /// @param path as it is shown
    <T> void field(String field, String path, Sides<T> sides, ChangeClass kind, String note, Effect effect) {
        boolean asked = !Objects.equals(sides.applied(), sides.file());
        if (sides.reached()) {
            if (asked) {
                add(
                        path,
                        text(sides.applied()),
                        text(sides.file()),
                        ChangeClass.LIVE,
                        Origin.FILE,
                        "",
                        new Effect.Recorded());
            }
            if (!asked && machine.waiting().contains(path)) {
                add(path, null, text(sides.file()), ChangeClass.RESTART, Origin.WAITING, note, new Effect.Recorded());
            }
            return;
        }
        if (!asked && !wanted.sets(field)) {
            return;
        }
        boolean waits = !asked && machine.waiting().contains(path) && Objects.equals(sides.file(), sides.defined());
        Origin origin = waits ? Origin.WAITING : origin(sides, asked);
        ChangeClass shown = waits ? ChangeClass.RESTART : kind;
        add(path, text(sides.now()), text(sides.file()), shown, origin, note, waits ? new Effect.Recorded() : effect);
    }

    void add(
            String path,
            @Nullable String from,
            @Nullable String to,
            ChangeClass kind,
            Origin origin,
            String note,
            Effect effect) {
        found.add(new FieldChange(path, from, to, kind, origin, note, effect));
    }

    private static <T> Origin origin(Sides<T> sides, boolean asked) {
        if (!asked) {
            return Origin.DRIFT;
        }
        return Objects.equals(sides.applied(), sides.now()) ? Origin.FILE : Origin.BOTH;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
