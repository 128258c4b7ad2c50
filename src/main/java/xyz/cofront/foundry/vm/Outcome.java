package xyz.cofront.foundry.vm;

import xyz.cofront.foundry.error.FoundryException;

/// How one of several machines fared.
public sealed interface Outcome {
    String name();

    /// The work is done.
    ///
    /// @param changed false where there was nothing to do, such as a machine that `--ignore-not-found` did not
    ///     find
    record Done(String name, boolean changed) implements Outcome {}

    /// The work failed and was undone, or says what is left.
    record Failed(String name, FoundryException failure) implements Outcome {}
}
