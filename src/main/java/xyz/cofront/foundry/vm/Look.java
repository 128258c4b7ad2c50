package xyz.cofront.foundry.vm;

/// What was seen of something that is waited for.
sealed interface Look {
    /// It is so.
    ///
    /// @param what in words for people
    record Reached(String what) implements Look {}

    /// It is not so yet.
    ///
    /// @param seen what is instead
    record NotYet(String seen) implements Look {}
}
