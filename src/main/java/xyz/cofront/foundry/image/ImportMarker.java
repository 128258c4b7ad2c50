package xyz.cofront.foundry.image;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.metadata.Work;

/// What stands in the small volume beside an image that is not whole yet: one line of JSON.
///
/// @param image the image's name
/// @param work who imports it, and since when
record ImportMarker(String image, Work work) {
    /// More than any marker takes.
    static final int LIMIT = 4096;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    ImportMarker {
        Objects.requireNonNull(image);
        Objects.requireNonNull(work.owner().bootId());
        Objects.requireNonNull(work.started());
    }

    byte[] bytes() {
        return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Empty if the bytes are no marker's, such as those of one whose writer died before it wrote.
    static Optional<ImportMarker> parse(byte[] bytes) {
        try {
            return Optional.of(MAPPER.readValue(bytes, ImportMarker.class));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }
}
