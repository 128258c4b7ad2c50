package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The tables of good and bad documents: each a change of one good document, or a whole one, and its problems.
public final class DocumentCases {
    private static final List<String> BASE = text("base.yaml").lines().toList();

    private DocumentCases() {}

    public static Stream<Case> bad() {
        return cases("bad-documents.txt");
    }

    public static Stream<Case> good() {
        return cases("good-documents.txt");
    }

    private static Stream<Case> cases(String table) {
        return Stream.of(text(table).split("(?m)^### ")).skip(1).map(Case::of);
    }

    static String text(String name) {
        try (InputStream in = DocumentCases.class.getResourceAsStream("/loader/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param problems severity, place and sentence
    public record Case(String title, String text, List<String> problems) {
        static Case of(String block) {
            List<String> lines = block.lines().toList();
            List<String> document = new ArrayList<>(BASE);
            List<String> whole = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            int at = -1;
            for (String line : lines.subList(1, lines.size())) {
                String rest = line.isEmpty() ? "" : line.substring(1).replace('⇥', '\t');
                switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                    case '-' -> {
                        at = document.indexOf(rest);
                        assertThat(document).contains(rest);
                        document.remove(at);
                    }
                    case '+' -> {
                        if (!rest.isEmpty()) {
                            document.add(at++, rest);
                        }
                    }
                    case '|' -> whole.add(rest);
                    case '!' -> problems.add(rest.substring(1));
                    default -> assertThat(line).isEmpty();
                }
            }
            List<String> text = whole.isEmpty() ? document : whole;
            return new Case(lines.getFirst(), String.join("\n", text) + "\n", problems);
        }
    }
}
