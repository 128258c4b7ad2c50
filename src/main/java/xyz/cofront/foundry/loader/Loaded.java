package xyz.cofront.foundry.loader;

import java.util.List;

/// What a source held.
///
/// @param documents in the order of the text
/// @param problems in the order of the text; the documents may be used only if there is none
/// @param notices what was changed on the way in, and what is deprecated, in the order of the text
public record Loaded(List<LoadedDocument> documents, List<Problem> problems, List<Problem> notices) {
    public Loaded {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }
}
