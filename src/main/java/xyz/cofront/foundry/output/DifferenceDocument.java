package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.FieldChange;

/// What differs between a document and its machine, as JSON and YAML show it.
///
/// @param result `missing`, `same` or `different`
@JsonPropertyOrder({"apiVersion", "kind", "name", "result", "changes"})
record DifferenceDocument(String apiVersion, String kind, String name, String result, List<Field> changes) {

    /// One field.
    ///
    /// @param from absent for nothing
    /// @param to absent for nothing
    /// @param note absent if there is nothing to say
    @JsonPropertyOrder({"path", "from", "to", "class", "origin", "note"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(
            String path,
            @Nullable String from,
            @Nullable String to,
            @JsonProperty("class") String kind,
            String origin,
            @Nullable String note) {
        static Field of(FieldChange change) {
            return new Field(
                    change.path(),
                    change.from(),
                    change.to(),
                    change.kind().wire(),
                    change.origin().wire(),
                    change.note().isEmpty() ? null : change.note());
        }
    }

    static DifferenceDocument of(Differing differing) {
        String result = differing.exists() ? differing.differs() ? "different" : "same" : "missing";
        return new DifferenceDocument(
                VirtualMachine.API_VERSION,
                "VirtualMachineDifference",
                differing.name(),
                result,
                differing.changes().stream().map(Field::of).toList());
    }
}
