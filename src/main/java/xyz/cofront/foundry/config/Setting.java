package xyz.cofront.foundry.config;

/// A value and where it comes from.
public record Setting<T>(T value, Origin origin) {
    /// Whether a flag gave it, which then wins over the document too.
    public boolean forced() {
        return origin instanceof Origin.Flag;
    }
}
