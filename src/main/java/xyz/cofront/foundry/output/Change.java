package xyz.cofront.foundry.output;

/// Something that was just done to one thing.
///
/// @param resource the word before the name in `-o name`
/// @param kind the word in documents
/// @param result what was done, such as `added`
/// @param sentence for people
public record Change(String resource, String kind, String name, String result, String sentence) {
    /// @param sentence for people
    public static Change machine(String name, String result, String sentence) {
        return new Change("virtualmachine", "VirtualMachine", name, result, sentence);
    }

    public static Change pool(String name, String result) {
        return new Change(
                "storagepool", "StoragePool", name, result, "Successfully " + result + " pool '" + name + "'");
    }
}
