package xyz.cofront.foundry.config;

import java.nio.file.Path;

/// Where a setting's value comes from.
public sealed interface Origin {
    /// @param name as typed, such as `--connect`
    record Flag(String name) implements Origin {
        @Override
        public String text() {
            return name;
        }
    }

    /// @param name such as `FOUNDRY_CONNECT`
    record EnvironmentVariable(String name) implements Origin {
        @Override
        public String text() {
            return name;
        }
    }

    /// @param line counted from 1
    record ConfigFile(Path path, int line) implements Origin {
        @Override
        public String text() {
            return path + ":" + line;
        }
    }

    /// Nobody set it.
    record Default() implements Origin {
        @Override
        public String text() {
            return "default";
        }
    }

    /// As messages name it.
    String text();
}
