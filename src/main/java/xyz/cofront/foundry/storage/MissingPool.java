package xyz.cofront.foundry.storage;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.hypervisor.Pool;

/// A pool that is not there, and the one that may be meant.
final class MissingPool {
    private MissingPool() {}

    static StorageException named(String name, List<Pool> pools) {
        List<String> details = new ArrayList<>();
        Suggestions.closest(name, pools.stream().map(Pool::name).toList())
                .map(near -> "did you mean '" + near + "'?")
                .ifPresent(details::add);
        details.add("'foundry pool list' shows the pools");
        return new StorageException("there is no pool '" + name + "'", details, null);
    }
}
