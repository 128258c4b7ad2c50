package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Foundry observed. Never read from a document.
///
/// @param observedGeneration the `metadata.generation` that this status speaks of
@JsonPropertyOrder({"phase", "conditions", "observedGeneration"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VmStatus(
        Phase phase, List<Condition> conditions, @Nullable Long observedGeneration) {
    public VmStatus {
        phase = Absent.orElse(phase, Phase.PENDING);
        conditions = Absent.list(conditions);
    }
}
