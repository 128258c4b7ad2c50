package xyz.cofront.foundry.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The metadata as JSON text.
final class MetadataJson {
    /// The most a record may hold, in characters (design, section 5: 256 KiB).
    static final int LIMIT = 256 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxDocumentLength(LIMIT)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private MetadataJson() {}

    static String write(VmMetadata metadata) {
        return MAPPER.writeValueAsString(metadata);
    }

    /// The version alone, so that a newer form is told from a broken one.
    ///
    /// @return empty where there is none, as in the text `null`
    /// @throws JacksonException if it is no JSON object, or has something else than a number there
    static OptionalInt version(String json) {
        Versioned versioned = MAPPER.readValue(json, Versioned.class);
        return versioned == null || versioned.version() == null
                ? OptionalInt.empty()
                : OptionalInt.of(versioned.version());
    }

    /// Reads the record.
    ///
    /// @throws JacksonException if the text is not such a record
    static VmMetadata read(String json) {
        return MAPPER.readValue(json, VmMetadata.class);
    }

    private record Versioned(@Nullable Integer version) {}
}
