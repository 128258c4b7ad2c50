package xyz.cofront.foundry.vm;

import java.util.List;

/// The rows that were asked for, sorted by name.
///
/// @param hidden how many machines were left out because they do not run
public record VmListing(List<VmRow> rows, int hidden) {
    public VmListing {
        rows = List.copyOf(rows);
    }
}
