package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.Set;
import xyz.cofront.foundry.error.ConfigurationException;

/// Names of machines as people type them: `web`, `vm/web` or `virtualmachine/web`.
final class VmNames {
    private static final Set<String> RESOURCES = Set.of("vm", "vms", "virtualmachine", "virtualmachines");

    private VmNames() {}

    /// @param command as it was called, for the message
    /// @throws ConfigurationException if one of them is a resource word, as kubectl takes it, or no name
    static List<String> parse(String command, List<String> typed) {
        if (typed.size() > 1 && RESOURCES.contains(typed.getFirst())) {
            throw new ConfigurationException("'" + typed.getFirst() + "' is no name here: write '" + command + " "
                    + String.join(" ", typed.subList(1, typed.size())) + "'");
        }
        return typed.stream().map(name -> parseOne(command, name)).distinct().toList();
    }

    private static String parseOne(String command, String typed) {
        int slash = typed.indexOf('/');
        if (RESOURCES.contains(typed)) {
            throw new ConfigurationException(
                    "'" + typed + "' is no name here; a VM of that name is '" + command + " vm/" + typed + "'");
        }
        String name = typed.substring(slash + 1);
        boolean known = slash < 0 || RESOURCES.contains(typed.substring(0, slash));
        if (name.isEmpty() || !known || name.contains("/")) {
            throw new ConfigurationException("'" + typed + "' is not a VM's name; expected such as 'web' or 'vm/web'");
        }
        return name;
    }
}
