package xyz.cofront.foundry.loader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.validation.Companions;

/// What was found out of one source.
///
/// @param source the source's name
/// @param documents of the source, in its order
/// @param problems in the order of the text
/// @param notices in the order of the text
public record Verdict(String source, List<LoadedDocument> documents, List<Problem> problems, List<Problem> notices) {
    private static final Comparator<Problem> ORDER =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    public Verdict {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }

    public static Verdict of(String source, Loaded loaded) {
        return new Verdict(source, loaded.documents(), loaded.problems(), loaded.notices());
    }

    /// Of a source that could not be read.
    ///
    /// @param message names the source
    public static Verdict unreadable(String source, String message) {
        return new Verdict(source, List.of(), List.of(Problem.unreadable(source, message)), List.of());
    }

    /// The names of its machines; a document whose name is missing has `""`.
    public List<String> names() {
        return documents.stream().map(document -> document.vm().name()).toList();
    }

    public boolean valid() {
        return problems.isEmpty();
    }

    /// `valid`, `invalid`, `malformed` or `unreadable`.
    public String word() {
        if (problems.isEmpty()) {
            return "valid";
        }
        if (problems.getFirst().line() == 0) {
            return "unreadable";
        }
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.MALFORMED)
                ? "malformed"
                : "invalid";
    }

    /// The same with every notice a problem.
    public Verdict strict() {
        List<Problem> strict = notices.stream()
                .map(notice -> notice.withSeverity(Severity.INVALID))
                .toList();
        return new Verdict(source, documents, List.of(), List.of())
                .and(problems)
                .and(strict);
    }

    /// The same with more problems.
    public Verdict and(List<Problem> more) {
        List<Problem> all =
                Stream.concat(problems.stream(), more.stream()).sorted(ORDER).toList();
        return new Verdict(source, documents, all, notices);
    }

    /// The same verdicts, with what two sources claim both as a problem of the later one. Within one
    /// source that is a problem already.
    public static List<Verdict> together(List<Verdict> verdicts) {
        List<Owned> all = new ArrayList<>();
        for (int index = 0; index < verdicts.size(); index++) {
            for (LoadedDocument document : verdicts.get(index).documents()) {
                all.add(new Owned(index, document));
            }
        }
        List<VirtualMachine> machines =
                all.stream().map(owned -> owned.document().vm()).toList();
        List<Verdict> result = new ArrayList<>(verdicts);
        for (Companions.Clash clash : Companions.clashes(machines)) {
            Owned earlier = all.get(clash.earlier());
            Owned later = all.get(clash.later());
            if (earlier.source() != later.source()) {
                result.set(later.source(), result.get(later.source()).and(List.of(problem(verdicts, clash, all))));
            }
        }
        return List.copyOf(result);
    }

    /// @param source its index
    private record Owned(int source, LoadedDocument document) {}

    private static Problem problem(List<Verdict> verdicts, Companions.Clash clash, List<Owned> all) {
        Owned earlier = all.get(clash.earlier());
        Owned later = all.get(clash.later());
        String where = ", in " + verdicts.get(earlier.source()).source() + " from line "
                + earlier.document().line();
        return later.document()
                .problem(
                        verdicts.get(later.source()).source(),
                        clash.violation().path(),
                        clash.violation().message() + where);
    }
}
