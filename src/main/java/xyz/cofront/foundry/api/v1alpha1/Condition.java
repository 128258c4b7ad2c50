package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/// One observation in Kubernetes' form.
///
/// @param type what is observed, such as `Ready`
/// @param lastTransitionTime when `status` last changed
/// @param reason one word for programs
/// @param message a sentence for people
@JsonPropertyOrder({"type", "status", "lastTransitionTime", "reason", "message"})
public record Condition(
        String type, ConditionStatus status, Instant lastTransitionTime, String reason, String message) {}
