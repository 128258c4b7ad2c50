package xyz.cofront.foundry.recovery;

import java.util.List;
import java.util.function.UnaryOperator;

/// What the doctor found on a host.
///
/// @param diagnoses machines first, then images, volumes and downloads
/// @param notes sentences on what was left out, such as work under way
public record Examination(List<Diagnosis> diagnoses, List<String> notes) {
    public Examination {
        diagnoses = List.copyOf(diagnoses);
        notes = List.copyOf(notes);
    }

    /// The same with the commands as they are to be typed here.
    public Examination typed(UnaryOperator<String> here) {
        return new Examination(
                diagnoses.stream()
                        .map(diagnosis -> new Diagnosis(diagnosis.finding().typed(here), diagnosis.cure()))
                        .toList(),
                notes);
    }

    /// What a repair would do something about.
    public List<Diagnosis> curable() {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.cure() != Cure.NONE)
                .toList();
    }
}
