package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One observation in Kubernetes' form.
///
/// @param type what is observed, such as `Ready`
/// @param lastTransitionTime when `status` last changed; `null` if that is not known
/// @param reason one word for programs
/// @param message a sentence for people
@JsonPropertyOrder({"type", "status", "lastTransitionTime", "reason", "message"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        String type, ConditionStatus status, @Nullable Instant lastTransitionTime, String reason, String message) {}
