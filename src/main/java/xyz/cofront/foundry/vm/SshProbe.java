package xyz.cofront.foundry.vm;

/// Finds out whether an SSH server answers.
@FunctionalInterface
public interface SshProbe {
    /// What was found; [#ANSWERS] if an SSH server said its name.
    String ANSWERS = "";

    /// Waits for about a second at most.
    ///
    /// @param address IPv4
    /// @return [#ANSWERS], or why not, such as `connection refused`
    String ask(String address, int port);
}
