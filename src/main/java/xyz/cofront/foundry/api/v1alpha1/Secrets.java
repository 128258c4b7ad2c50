package xyz.cofront.foundry.api.v1alpha1;

/// How a secret looks where it must not be shown.
public final class Secrets {
    /// Stands in a printed document where the real value lies in the seed ISO alone. A create refuses it.
    public static final String MARKER = "foundry:secret-kept-in-the-seed-iso";

    private Secrets() {}
}
