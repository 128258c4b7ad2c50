package xyz.cofront.foundry.image;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What stands beside a partial download: one line of JSON.
///
/// @param url without secrets
/// @param validator of the file that was begun; `null` if the server gave none, and then nothing can be
///     resumed
/// @param total the file's length, -1 if the server did not tell
/// @param complete whether all of it is there
record DownloadState(String url, @Nullable DownloadValidator validator, long total, boolean complete) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    byte[] bytes() {
        return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Empty if the bytes are no state.
    static Optional<DownloadState> parse(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readValue(bytes, DownloadState.class))
                    .filter(state -> String.valueOf(state.url).contains("://"));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    DownloadState whole() {
        return new DownloadState(url, validator, total, true);
    }
}
