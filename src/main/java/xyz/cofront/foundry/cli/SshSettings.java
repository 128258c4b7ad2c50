package xyz.cofront.foundry.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xyz.cofront.foundry.vm.SshTarget;

/// What ssh has to be told to find a machine and to know it again (ssh_config(5)).
///
/// @param values by keyword, in order
record SshSettings(Map<String, String> values) {
    private static final int PORT = 22;

    /// Takes in the machine's host keys. Where none are known the first connection is trusted, and that is said.
    static SshSettings of(Session session, SshTarget target) {
        KnownHosts hosts = KnownHosts.of(session.world());
        boolean known = hosts.learn(target);
        if (!known) {
            session.progress()
                    .note("VM '" + target.name() + "' says nothing of its host key on its serial console (any more):"
                            + " the first one it shows is taken for its own");
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (target.port() != PORT) {
            values.put("Port", Integer.toString(target.port()));
        }
        values.put("HostKeyAlias", KnownHosts.alias(target.uuid()));
        values.put("UserKnownHostsFile", "\"" + hosts.file() + "\"");
        values.put("StrictHostKeyChecking", known ? "yes" : "accept-new");
        values.put("CheckHostIP", "no");
        return new SshSettings(values);
    }

    List<String> asOptions() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    List<String> asLines() {
        return values.entrySet().stream()
                .map(entry -> "  " + entry.getKey() + " " + entry.getValue())
                .toList();
    }
}
