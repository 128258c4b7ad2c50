package xyz.cofront.foundry.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds all that differs between a document and its machine.
public final class Differences {
    private Differences() {}

    /// In the order of the document's fields; empty if the machine is what the document says.
    public static List<FieldChange> of(Wanted wanted, Machine machine) {
        Comparison comparison = new Comparison(wanted, machine);
        texts(
                comparison,
                "metadata.labels",
                machine.applied().metadata().labels(),
                wanted.document().metadata().labels());
        texts(
                comparison,
                "metadata.annotations",
                machine.applied().metadata().annotations(),
                wanted.document().metadata().annotations());
        new ComputeDifferences(comparison).find();
        new DiskDifferences(comparison).find();
        new CardDifferences(comparison).find();
        new SeedDifferences(comparison).find();
        return comparison.found();
    }

    /// Foundry's record alone has these.
    private static void texts(
            Comparison comparison, String path, Map<String, String> applied, Map<String, String> file) {
        Set<String> keys = new TreeSet<>(applied.keySet());
        keys.addAll(file.keySet());
        for (String key : keys) {
            String field = path + "." + key;
            comparison.field(
                    field,
                    field,
                    Comparison.Sides.unseen(applied.get(key), file.get(key)),
                    ChangeClass.LIVE,
                    "",
                    new Effect.Recorded());
        }
    }
}
