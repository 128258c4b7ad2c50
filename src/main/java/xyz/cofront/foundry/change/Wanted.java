package xyz.cofront.foundry.change;

import java.util.function.Predicate;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// A document to apply.
///
/// @param document with its pool decided
/// @param sets whether its text names a field, by path such as `spec.dataDisks[0].cache`
public record Wanted(VirtualMachine document, Predicate<String> sets) {
    public Wanted withDocument(VirtualMachine changed) {
        return new Wanted(changed, sets);
    }

    boolean sets(String path) {
        return sets.test(path);
    }
}
