package xyz.cofront.foundry.real;

import java.util.List;

/// Clears by force what a failed test left, so that the next one begins on the same host.
final class Ruins {
    private Ruins() {}

    /// @throws AssertionError if what was there before has changed: no other test can begin there
    static void clear(HostState before) {
        List<String> changes = before.changesTo(HostState.now());
        for (String change : changes) {
            if (change.startsWith("new: domain ")) {
                String uuid = change.substring("new: domain ".length());
                attempt("virsh", "destroy", uuid);
                attempt("virsh", "undefine", "--nvram", "--managed-save", uuid);
            }
        }
        attempt("virsh", "pool-destroy", "extra");
        attempt("virsh", "pool-undefine", "extra");
        for (String change : before.changesTo(HostState.now())) {
            if (change.startsWith("new: file /var/lib/libvirt/")) {
                attempt("rm", "-f", change.substring("new: file ".length()));
            }
        }
        List<String> left = before.changesTo(HostState.now());
        if (!left.isEmpty()) {
            throw new AssertionError("the host cannot be brought back: " + left);
        }
    }

    private static void attempt(String... command) {
        try {
            Shell.run(command);
        } catch (AssertionError refused) {
            // It was not there, or is in the way still, which is looked at in the end.
        }
    }
}
