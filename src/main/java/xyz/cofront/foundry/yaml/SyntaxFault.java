package xyz.cofront.foundry.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in one sentence what the parser found wrong.
public final class SyntaxFault {
    /// @param part of the parser's words
    /// @param message what it means for the user
    private record Sentence(String part, String message) {}

    private static final List<Sentence> SENTENCES = List.of(
            new Sentence(
                    "mapping values are not allowed here",
                    "a \":\" is not expected here; quote a value that holds \": \", or see if the line above lacks its \":\""),
            new Sentence("could not find expected ':'", "expected \"key: value\"; the \":\" after the key is missing"),
            new Sentence(
                    "expected <block end>",
                    "this line does not fit the ones above it; check its indentation, and quotes that close too early"),
            new Sentence(
                    "sequence entries are not allowed here", "a \"- \" is not expected here; check the indentation"),
            new Sentence(
                    "unknown escape character",
                    "unknown escape after \"\\\" in double quotes; write \"\\\\\", or use single quotes"),
            new Sentence("escape sequence", "an escape in double quotes is incomplete"),
            new Sentence("unexpected end of stream", "a quoted text that starts here is never closed"),
            new Sentence("unexpected document separator", "a quoted text that starts here is never closed"),
            new Sentence("cannot start any token", "a value cannot start with this character; quote the value"),
            new Sentence("expected ',' or ']'", "expected \",\" or \"]\"; the list in brackets is not closed"),
            new Sentence("expected ',' or '}'", "expected \",\" or \"}\"; the mapping in braces is not closed"),
            new Sentence("expected '<document start>'", "expected a new document (\"---\") or the end of the text"),
            new Sentence("expected chomping or indentation indicators", "after \"|\" or \">\" comes the next line"),
            new Sentence("expected a comment or a line break", "after \"|\" or \">\" comes the next line"),
            new Sentence("expected the node content", "a value is missing here, or there is a bracket too many"),
            new Sentence(
                    "expected alphabetic or numeric character", "a value cannot start with \"*\" or \"&\"; quote it"),
            new Sentence("undefined tag handle", "tags (!name) are not supported; quote a value that is meant as text"),
            new Sentence("incompatible YAML document", "YAML 1.2 is what is read here; leave out the %YAML line"));

    /// Where the parser's words begin to quote the text, which may be a secret.
    private static final Pattern QUOTED = Pattern.compile("[^A-Za-z ,].*", Pattern.DOTALL);

    private SyntaxFault() {}

    /// Never with a value of the text, and with the place where it is to be mended.
    public static YamlFault of(YamlEngineException problem, String content) {
        if (!(problem instanceof MarkedYamlEngineException marked)) {
            return new YamlFault(1, 1, "the text cannot be read as YAML");
        }
        Mark mark = place(marked);
        return mark == null
                ? new YamlFault(1, 1, sentence(marked))
                : tab(mark, content).orElseGet(() -> at(mark, sentence(marked)));
    }

    /// An unclosed quote is reported where it starts: its end is the end of the text.
    private static @Nullable Mark place(MarkedYamlEngineException marked) {
        Optional<Mark> mark = marked.getProblem().contains("unexpected end of stream")
                        || marked.getProblem().contains("unexpected document separator")
                ? marked.getContextMark().or(marked::getProblemMark)
                : marked.getProblemMark().or(marked::getContextMark);
        return mark.orElse(null);
    }

    private static String sentence(MarkedYamlEngineException marked) {
        String problem = marked.getProblem();
        return SENTENCES.stream()
                .filter(sentence -> problem.contains(sentence.part()))
                .findFirst()
                .map(Sentence::message)
                .orElse("not YAML: " + QUOTED.matcher(problem).replaceFirst("").strip());
    }

    private static Optional<YamlFault> tab(Mark mark, String content) {
        String line = Lines.of(content).get(mark.getLine());
        int tab = line.indexOf('\t');
        if (tab >= 0 && line.substring(0, tab).isBlank()) {
            return Optional.of(
                    new YamlFault(mark.getLine() + 1, tab + 1, "YAML forbids tabs for indentation; use spaces"));
        }
        return line.codePoints().skip(mark.getColumn()).findFirst().orElse(0) == '\t'
                ? Optional.of(at(mark, "a tab stands here where only spaces may; use a space"))
                : Optional.empty();
    }

    private static YamlFault at(Mark mark, String message) {
        return new YamlFault(mark.getLine() + 1, mark.getColumn() + 1, message);
    }
}
