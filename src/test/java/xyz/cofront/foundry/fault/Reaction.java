package xyz.cofront.foundry.fault;

/// What a proxy does with a packet.
public enum Reaction {
    /// Hands it on.
    PASS,
    /// Throws it away and hangs up on both sides.
    DROP,
    /// Throws it away, and all that comes after it, and leaves both sides waiting.
    SILENCE
}
