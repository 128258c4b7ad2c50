package xyz.cofront.foundry.image;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.metadata.Work;

/// What stands in the small volume beside an image that something is at work on: one line of JSON.
///
/// @param image the image's name
/// @param doing what is done to it; importing, if it does not say
/// @param work who does it, and since when
@JsonPropertyOrder({"image", "doing", "work"})
record ImageMarker(String image, Doing doing, Work work) {
    /// More than any marker takes, in bytes.
    static final int LIMIT = 4096;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// What can be done to an image.
    enum Doing {
        IMPORTING("importing", "imported into"),
        DELETING("deleting", "deleted from");

        private final String wire;
        private final String passive;

        Doing(String wire, String passive) {
            this.wire = wire;
            this.passive = passive;
        }

        /// The word in the marker.
        @JsonValue
        String wire() {
            return wire;
        }

        /// For a sentence that goes on with the pool.
        String passive() {
            return passive;
        }
    }

    /// @throws NullPointerException if something is missing
    ImageMarker {
        Objects.requireNonNull(image);
        doing = Objects.requireNonNullElse(doing, Doing.IMPORTING);
        Objects.requireNonNull(work.owner().bootId());
        Objects.requireNonNull(work.started());
    }

    byte[] bytes() {
        return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// Empty if the bytes are no marker's.
    static Optional<ImageMarker> parse(byte[] bytes) {
        try {
            // The text `null` is read as none.
            return Optional.ofNullable(MAPPER.readValue(bytes, ImageMarker.class));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }
}
