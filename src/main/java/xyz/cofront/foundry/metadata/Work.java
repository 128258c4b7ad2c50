package xyz.cofront.foundry.metadata;

import java.time.Instant;
import java.util.Objects;

/// A piece of work on a machine that is under way, or was cut off.
///
/// @param owner the process that does it
/// @param started when, by the host's clock
public record Work(Owner owner, Instant started) {
    /// @throws NullPointerException if one of them is absent
    public Work {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(started, "started");
    }
}
