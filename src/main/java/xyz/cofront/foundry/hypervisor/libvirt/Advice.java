package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libvirt.Error.ErrorNumber;
import xyz.cofront.foundry.error.ShellWord;

/// What one of libvirt's failures means to whoever reads it: a cause, and what to do next.
///
/// This is the one place where libvirt's text is looked at, and it may add sentences alone: what happens, what is
/// deleted and the exit code come from the code ([ErrorKinds]). A text in another language finds no advice.
///
/// @param numbers the codes that libvirt gives with the text
/// @param text is found in it, in the words of the C locale
/// @param lines the cause, where `{1}` stands for the text's first group; then the next steps, where it stands for the
/// group
///     as a word of a shell
record Advice(Set<ErrorNumber> numbers, Pattern text, List<String> lines) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    static Advice on(Set<ErrorNumber> numbers, String text, String... lines) {
        return new Advice(numbers, Pattern.compile(text), List.of(lines));
    }

    static Advice on(ErrorNumber number, String text, String... lines) {
        return on(Set.of(number), text, lines);
    }

    /// The first advice there is on a failure.
    ///
    /// @return the cause and the next steps, a sentence each; empty where nothing is known
    static List<String> about(LibvirtFailure failure) {
        return all().filter(advice -> advice.numbers.contains(failure.given()))
                .map(advice -> advice.filled(failure.getMessage()))
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    static Stream<Advice> all() {
        return Stream.of(ConnectionAdvice.ALL, NetworkAdvice.ALL, DiskAdvice.ALL, GuestAdvice.ALL)
                .flatMap(List::stream);
    }

    private List<String> filled(String message) {
        Matcher found = text.matcher(message);
        if (!found.find()) {
            return List.of();
        }
        return IntStream.range(0, lines.size())
                .mapToObj(line -> filled(lines.get(line), found, line == 0 ? word -> word : ShellWord::of))
                .toList();
    }

    private static String filled(String line, Matcher found, UnaryOperator<String> word) {
        return PLACE.matcher(line)
                .replaceAll(
                        place -> Matcher.quoteReplacement(word.apply(found.group(Integer.parseInt(place.group(1))))));
    }
}
