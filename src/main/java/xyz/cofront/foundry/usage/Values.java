package xyz.cofront.foundry.usage;

import java.util.List;

/// What can stand where a command line wants a value.
public sealed interface Values {
    /// Anything, which only the user knows.
    record Free() implements Values {}

    /// A file's path.
    record Files() implements Values {}

    /// A folder's path.
    record Folders() implements Values {}

    /// One of these words, which hold neither spaces nor commas.
    record Words(List<String> words) implements Values {
        public Words {
            words = List.copyOf(words);
        }
    }

    /// The name of something that is there at the moment.
    record Live(LiveKind kind) implements Values {}
}
