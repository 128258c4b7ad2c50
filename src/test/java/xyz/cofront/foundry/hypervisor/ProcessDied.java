package xyz.cofront.foundry.hypervisor;

/// Stands for a `kill -9` in the middle of a command: this call and every later one throws it, so that not even undoing
/// gets anything done.
public final class ProcessDied extends Error {
    private static final long serialVersionUID = 1L;

    ProcessDied(String label) {
        super("the process died before " + label);
    }
}
