package xyz.cofront.foundry.checkup;

/// Whether something is there, as far as this user can see.
public enum Sight {
    THERE,
    ABSENT,
    /// In a folder that may not be entered nothing can be seen, nor said to be absent.
    HIDDEN
}
