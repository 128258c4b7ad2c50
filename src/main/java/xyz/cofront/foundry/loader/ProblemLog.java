package xyz.cofront.foundry.loader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.validation.FieldPath;
import xyz.cofront.foundry.yaml.Lines;

/// Collects the problems of one source, up to a number that nobody reads past.
final class ProblemLog {
    private static final int MOST = 200;

    private final Source source;
    private @Nullable Excerpt excerpt;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notices = new ArrayList<>();
    private final Set<String> tainted = new HashSet<>();

    ProblemLog(Source source) {
        this.source = source;
    }

    void malformed(Places.Place place, String path, String message) {
        taint(path);
        add(problems, place, path, message, Severity.MALFORMED);
    }

    void invalid(Places.Place place, String path, String message) {
        taint(path);
        add(problems, place, path, message, Severity.INVALID);
    }

    /// A rule that a document of the right structure breaks: it says nothing against other rules.
    void broken(Places.Place place, String path, String message) {
        add(problems, place, path, message, Severity.INVALID);
    }

    /// Nothing wrong, and worth telling.
    void notice(Places.Place place, String path, String message) {
        add(notices, place, path, message, Severity.NOTICE);
    }

    /// Says that a field is not what the user meant, so that no rule speaks of it.
    void taint(String path) {
        tainted.add(path);
    }

    /// Forgets which fields are tainted: the next document has its own.
    void nextDocument() {
        tainted.clear();
    }

    /// Whether the field itself is known not to be what the user meant.
    boolean tainted(String path) {
        return tainted.contains(path);
    }

    /// Whether a rule about the field would only tell of a problem that is known: it is at the field,
    /// around it, or inside it.
    boolean explains(String path) {
        return tainted.stream().anyMatch(known -> FieldPath.within(path, known) || FieldPath.within(known, path));
    }

    List<Problem> problems() {
        return inOrder(problems);
    }

    List<Problem> notices() {
        return inOrder(notices);
    }

    private static List<Problem> inOrder(List<Problem> found) {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /// Made for the first problem: a good document needs none.
    private Excerpt excerpt() {
        Excerpt made = excerpt == null ? new Excerpt(Lines.of(source.text())) : excerpt;
        excerpt = made;
        return made;
    }

    private void add(List<Problem> to, Places.Place place, String path, String message, Severity severity) {
        if (to.size() < MOST) {
            String lines = excerpt().at(place.line(), place.column());
            to.add(new Problem(source.name(), place.line(), place.column(), path, message, lines, severity));
        }
    }
}
