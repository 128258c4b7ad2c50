package xyz.cofront.foundry.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.recovery.Cure;
import xyz.cofront.foundry.recovery.Diagnosis;
import xyz.cofront.foundry.storage.Finding;

/// Something that interrupted work left, as JSON and YAML show it.
///
/// @param pool of an image; `null` of anything else
/// @param bytes `null` where that is not known
/// @param repair what `doctor --repair` does; `null` if nothing
@JsonPropertyOrder({"resource", "name", "pool", "bytes", "what", "command", "repair"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record DiagnosisDocument(
        String resource,
        String name,
        @Nullable String pool,
        @Nullable Long bytes,
        String what,
        String command,
        @Nullable String repair) {
    static DiagnosisDocument of(Diagnosis diagnosis) {
        Finding finding = diagnosis.finding();
        return new DiagnosisDocument(
                finding.resource(),
                finding.name(),
                finding.pool().isEmpty() ? null : finding.pool(),
                finding.bytes() == 0 ? null : finding.bytes(),
                finding.what(),
                finding.command(),
                diagnosis.cure() == Cure.NONE ? null : diagnosis.cure().words());
    }
}
