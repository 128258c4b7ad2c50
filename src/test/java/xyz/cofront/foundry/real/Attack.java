package xyz.cofront.foundry.real;

import java.util.List;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// A command that something is done to, and what its user does then.
interface Attack {
    /// For the table, such as `create, 3 disks`.
    String label();

    /// Brings the host to where the command starts.
    default void prepare() {}

    List<String> arguments();

    /// Compares what the command said in the end with how the host is now.
    ///
    /// @param before the host before [#prepare]
    /// @throws AssertionError if it lied
    void believe(Result result, HostState before);

    /// The one command that brings what is left to nothing, or finishes it; and then whatever takes away what it
    /// finished.
    void recover();
}
