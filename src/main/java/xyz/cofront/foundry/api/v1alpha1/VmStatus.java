package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What Foundry observed. Never read from a document.
///
/// @param addresses of a machine that was asked for by name
/// @param observedGeneration the `metadata.generation` that this status speaks of
/// @param image where the base image came from, as it was when the machine was made
@JsonPropertyOrder({"phase", "addresses", "conditions", "observedGeneration", "image"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VmStatus(
        Phase phase,
        List<AddressStatus> addresses,
        List<Condition> conditions,
        @Nullable Long observedGeneration,
        @Nullable ImageProvenance image) {

    /// What is said of a machine whose image and addresses nothing is known of.
    public VmStatus(Phase phase, List<Condition> conditions, @Nullable Long observedGeneration) {
        this(phase, List.of(), conditions, observedGeneration, null);
    }

    public VmStatus {
        phase = Absent.orElse(phase, Phase.PENDING);
        addresses = Absent.list(addresses);
        conditions = Absent.list(conditions);
    }

    /// The same with one more condition.
    public VmStatus with(Condition condition) {
        List<Condition> all =
                Stream.concat(conditions.stream(), Stream.of(condition)).toList();
        return new VmStatus(phase, addresses, all, observedGeneration, image);
    }

    /// The same with these addresses.
    public VmStatus withAddresses(List<AddressStatus> observed) {
        return new VmStatus(phase, observed, conditions, observedGeneration, image);
    }
}
