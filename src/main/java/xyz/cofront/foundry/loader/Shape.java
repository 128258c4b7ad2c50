package xyz.cofront.foundry.loader;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What a place in the document may hold. Built from the records once, so that the records alone say what the fields
/// are.
sealed interface Shape {
    /// A record: known fields, some of which must be there.
    record Fields(Map<String, Shape> fields, Set<String> required) implements Shape {}

    /// A list.
    record Items(Shape item) implements Shape {}

    /// A mapping with any keys and texts as values.
    record TextMap() implements Shape {}

    record Text() implements Shape {}

    /// A whole number of Java's `int` or `long`.
    record Whole(long least, long most) implements Shape {}

    record Truth() implements Shape {}

    /// An enum's words.
    record Words(List<String> words) implements Shape {}

    /// A text of a form of its own, such as an address; the function throws where the text has it not.
    record Parsed(Function<String, ?> parse) implements Shape {}

    /// A text or a list of texts.
    record Command() implements Shape {}

    /// Checked by a shape of its own, and left out.
    record Ignored(Shape shape) implements Shape {}

    /// Anything at all.
    record Anything() implements Shape {}
}
