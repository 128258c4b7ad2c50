package xyz.cofront.foundry.cli;

import java.util.List;
import xyz.cofront.foundry.error.ConfigurationException;

/// Names of pools as people type them: `fast`, or `storagepool/fast` as `-o name` prints it.
final class PoolNames {
    private static final List<String> PREFIXES = List.of("storagepool/", "pool/");

    private PoolNames() {}

    /// @throws ConfigurationException if it is no name
    static String parse(String typed) {
        String name = PREFIXES.stream()
                .filter(typed::startsWith)
                .map(prefix -> typed.substring(prefix.length()))
                .findFirst()
                .orElse(typed);
        if (name.isEmpty() || name.contains("/")) {
            throw new ConfigurationException("'" + typed + "' is not a pool's name; expected such as 'fast'");
        }
        return name;
    }
}
