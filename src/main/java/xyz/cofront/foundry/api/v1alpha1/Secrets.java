package xyz.cofront.foundry.api.v1alpha1;

/// What stands in a printed document for the values that lie in the seed ISO alone.
public final class Secrets {
    /// Printed by `get` for each secret; refused by `create`, resolved from the ISO by `apply`.
    public static final String MARKER = "foundry:secret-kept-in-the-seed-iso";

    private Secrets() {}
}
