package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/// One entry of `runcmd`: a line for the shell, or a list of words run as they are
/// (cloud-init's documentation, module Runcmd).
public sealed interface RunCommand {
    /// @param line given to `sh -c`
    record Shell(String line) implements RunCommand {
        @Override
        @JsonValue
        public String wire() {
            return line;
        }
    }

    /// @param words the program and its arguments
    record Words(List<String> words) implements RunCommand {
        public Words {
            words = List.copyOf(words);
        }

        @Override
        @JsonValue
        public List<String> wire() {
            return words;
        }
    }

    /// The value as YAML has it: a text, or a list of texts.
    Object wire();

    /// @throws IllegalArgumentException if it is neither a text nor a list of texts
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RunCommand of(Object value) {
        if (value instanceof String line) {
            return new Shell(line);
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return new Words(list.stream().map(String.class::cast).toList());
        }
        throw new IllegalArgumentException("expected a text or a list of texts");
    }
}
