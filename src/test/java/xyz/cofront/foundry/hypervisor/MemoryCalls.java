package xyz.cofront.foundry.hypervisor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Every call made, over all connections, and what is to go wrong at which. Safe for threads.
final class MemoryCalls {
    /// What goes wrong at a call.
    sealed interface Fault {}

    /// It is refused and does nothing.
    record Refused(Kind kind) implements Fault {}

    /// It is done, and then the connection is lost.
    record DoneThenLost() implements Fault {}

    /// The process dies before it is done.
    record Died() implements Fault {}

    private final List<String> labels = new ArrayList<>();
    private final Map<Integer, Fault> byIndex = new HashMap<>();
    private final Map<String, Fault> byLabel = new HashMap<>();
    private final Map<String, Runnable> before = new HashMap<>();
    private boolean dead;

    synchronized List<String> labels() {
        return List.copyOf(labels);
    }

    synchronized void clear() {
        labels.clear();
        byIndex.clear();
        byLabel.clear();
        before.clear();
        dead = false;
    }

    synchronized void at(int index, Fault fault) {
        byIndex.put(index, fault);
    }

    synchronized void on(String label, Fault fault) {
        byLabel.put(label, fault);
    }

    synchronized void before(String label, Runnable action) {
        before.put(label, action);
    }

    /// Notes the call and gives what is to go wrong at it. Runs what was to happen before it.
    @Nullable
    Fault enter(String label) {
        Runnable first = takeBefore(label);
        if (first != null) {
            first.run();
        }
        return note(label);
    }

    private synchronized @Nullable Runnable takeBefore(String label) {
        return before.remove(label);
    }

    private synchronized @Nullable Fault note(String label) {
        Fault indexed = byIndex.remove(labels.size());
        labels.add(label);
        Fault fault = indexed != null ? indexed : byLabel.remove(label);
        dead |= fault instanceof Died;
        return dead ? new Died() : fault;
    }
}
