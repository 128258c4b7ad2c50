package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// A machine that is gone, as JSON and YAML show it.
@JsonPropertyOrder({"name", "result"})
record Removed(String name, String result) {
    static Removed of(String name) {
        return new Removed(name, "destroyed");
    }
}
