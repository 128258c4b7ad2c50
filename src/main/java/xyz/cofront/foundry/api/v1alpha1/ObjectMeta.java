package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kubernetes' object metadata, as far as Foundry uses it.
///
/// @param name the name of the machine and of its libvirt domain: 2 to 63 of `a-z`, digits, `-` and `_`;
///     capitals are taken in lower case
/// @param labels short texts to select machines by, as in `foundry list -l role=web`
/// @param annotations free texts. `foundry.cofront.xyz/protect: "true"` keeps `destroy` from removing the
///     machine without `--force`
/// @param uid the domain's UUID; set by Foundry, ignored in documents that are given to it
/// @param generation counts changes of the spec from 1; set by Foundry, ignored in documents that are
///     given to it
/// @param creationTimestamp when the machine was created; set by Foundry, ignored in documents that are
///     given to it
@JsonPropertyOrder({"name", "labels", "annotations", "uid", "generation", "creationTimestamp"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ObjectMeta(
        String name,
        Map<String, String> labels,
        Map<String, String> annotations,
        @Nullable String uid,
        @Nullable Long generation,
        @Nullable Instant creationTimestamp) {

    /// `"true"` keeps `destroy` from removing the machine without `--force`.
    public static final String PROTECT = "foundry.cofront.xyz/protect";

    public ObjectMeta {
        name = Absent.text(name);
        labels = Absent.map(labels);
        annotations = Absent.map(annotations);
    }

    public static ObjectMeta named(String name) {
        return new ObjectMeta(name, Map.of(), Map.of(), null, null, null);
    }

    public ObjectMeta withName(String changed) {
        return new ObjectMeta(changed, labels, annotations, uid, generation, creationTimestamp);
    }

    /// The same metadata with the three fields that Foundry sets itself.
    public ObjectMeta observed(String domainUuid, long specGeneration, @Nullable Instant created) {
        return new ObjectMeta(name, labels, annotations, domainUuid, specGeneration, created);
    }
}
