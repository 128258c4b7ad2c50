package xyz.cofront.foundry.image;

import java.util.List;

/// What looking for an image came to.
public sealed interface ImageLookup {
    /// It is there and may be used.
    record Found(FoundImage image) implements ImageLookup {}

    /// It is not there, or may not be used.
    ///
    /// @param problems at least one, each a whole clause that names the image or pool
    record Unusable(List<String> problems) implements ImageLookup {
        public Unusable {
            problems = List.copyOf(problems);
        }

        static Unusable because(String problem) {
            return new Unusable(List.of(problem));
        }
    }
}
