package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// What this program was built from, as the build wrote it down. A build that was not told of a commit knows none.
///
/// @param properties `commit`, and `date`, the commit's in UTC
record BuildInfo(Properties properties) {
    static BuildInfo load() {
        try (InputStream file = Objects.requireNonNull(BuildInfo.class.getResourceAsStream("build.properties"));
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(text);
            return new BuildInfo(properties);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Optional<String> commit() {
        return Optional.of(properties.getProperty("commit", ""))
                .filter(commit -> commit.matches("[0-9a-f]{40}(-dirty)?"));
    }

    /// Without a commit there is no date of one.
    Optional<String> date() {
        return commit().map(_ -> properties.getProperty("date", ""));
    }
}
