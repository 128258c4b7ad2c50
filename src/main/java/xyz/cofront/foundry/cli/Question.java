package xyz.cofront.foundry.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.output.Text;

/// A question that is answered with yes or no on the terminal.
final class Question {
    private static final Set<String> YES = Set.of("y", "yes");

    private final Session session;

    Question(Session session) {
        this.session = session;
    }

    /// @param what cannot be done without an answer, as the beginning of a sentence
    /// @throws ConfigurationException if nobody can be asked and no answer was given
    void requireAnswer(String what) {
        if (!session.yes() && !session.world().console().interactive()) {
            throw new ConfigurationException(
                    what + ", and there is no terminal to ask on",
                    List.of("--yes answers the question beforehand"),
                    null);
        }
    }

    /// Whether the user says yes, now or beforehand.
    ///
    /// @param lines what it is about, shown first
    boolean yes(List<String> lines, String question) {
        if (session.yes()) {
            return true;
        }
        lines.forEach(line -> session.world().console().err().println(Text.escape(line)));
        return yes(question);
    }

    /// Whether the user says yes; no answer is no.
    boolean yes(String question) {
        PrintStream stream = session.world().console().err();
        stream.print(Text.escape(question + " [y/N] "));
        stream.flush();
        String answer = answer();
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    private @Nullable String answer() {
        InputStreamReader input =
                new InputStreamReader(session.world().console().in(), StandardCharsets.UTF_8);
        try {
            return new BufferedReader(input).readLine();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the answer", failure);
        }
    }
}
