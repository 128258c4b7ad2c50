package xyz.cofront.foundry.cli;

import java.util.EnumMap;
import java.util.Map;
import xyz.cofront.foundry.config.Key;
import xyz.cofront.foundry.config.SettingsLoader;
import xyz.cofront.foundry.error.ConfigurationException;

/// What every command is made with: the world and the options that all share.
record Context(World world, GlobalOptions globals) {
    Session session() {
        return session(Map.of());
    }

    /// Starts the run of a command.
    ///
    /// @param own what was typed of the settings that only this command takes
    /// @throws ConfigurationException if a setting is wrong
    Session session(Map<Key, String> own) {
        if (globals.quiet && globals.verbose) {
            throw new ConfigurationException("--quiet and --verbose exclude each other");
        }
        Map<Key, String> flags = new EnumMap<>(Key.class);
        flags.putAll(globals.flags());
        flags.putAll(own);
        SettingsLoader loader =
                new SettingsLoader(world.environment(), world.home(), world.files(), world.systemSocketDenied());
        return new Session(this, loader.load(flags));
    }

    Messages messages() {
        return new Messages(world, globals);
    }
}
