package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.SeedBus;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachineList;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;

class RoundTripTest {
    private static final List<String> TRICKY = List.of(
            "plain",
            "two words",
            "yes",
            "NO",
            "on",
            "Off",
            "y",
            "N",
            "true",
            "False",
            "null",
            "Null",
            "~",
            "",
            " ",
            " lead",
            "trail ",
            "1",
            "-1",
            "+1",
            "010",
            "0o17",
            "0x1f",
            "1_000",
            "1.5",
            ".5",
            "1e3",
            "1.",
            ".inf",
            "-.INF",
            ".nan",
            "12:30",
            "12:30:45",
            "2001-01-01",
            "2001-01-01T10:00:00Z",
            "52:54:00:12:34:56",
            "=",
            "<<",
            "-",
            "- a",
            "?",
            "? a",
            ":",
            ": a",
            "a: b",
            "a:b",
            "a:",
            "a #b",
            "a#b",
            "#a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "'",
            "\"",
            "'a'",
            "\"a\"",
            "it's",
            "%a",
            "@a",
            "`a",
            "[a]",
            "{a: b}",
            "[",
            "]",
            "{",
            "}",
            ",",
            "a, b",
            "\\",
            "\\n",
            "$6$a$b",
            "---",
            "...",
            "--- a",
            "a\nb",
            "a\nb\n",
            "a\n\nb\n\n",
            "\na",
            "\n",
            "  a\n b\n",
            "a \nb",
            "a\n\tb\n",
            "\ta",
            "a\tb",
            "a\r\nb\r\n",
            "a\rb",
            "#cloud-config\na: 1\n",
            "é",
            "名前",
            "😀",
            "\u00a0",
            "\u2003a",
            "a\u200bb",
            "\u202ea",
            "\ufeffa",
            "https://example.com/a?b=c&d=#e",
            "/etc/motd",
            "/",
            "10.0.0.1",
            "10.0.0.1/24",
            "1.2.3.4.5",
            "root:root",
            "0644",
            "x".repeat(5000),
            "word ".repeat(400).strip(),
            "a\n".repeat(400));

    static Stream<VirtualMachine> machines() {
        return Stream.concat(
                Stream.of(Machines.SMALL, Machines.LARGE), TRICKY.stream().map(RoundTripTest::tricky));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatIsWrittenAsYamlIsReadBackEqual(VirtualMachine vm) {
        assertThat(read(new DocumentWriter().write(vm))).containsExactly(vm);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatIsWrittenAsJsonIsReadBackEqual(VirtualMachine vm) {
        assertThat(read(new DocumentWriter().json(vm))).containsExactly(vm);
    }

    @Test
    void severalDocumentsAreReadBackEqual() {
        List<VirtualMachine> machines = IntStream.range(0, 3)
                .mapToObj(index -> Machines.SMALL.withMetadata(ObjectMeta.named("web-" + index)))
                .toList();

        assertThat(read(new DocumentWriter().writeAll(machines))).isEqualTo(machines);
        assertThat(read(new DocumentWriter().write(VirtualMachineList.of(machines))))
                .isEqualTo(machines);
    }

    /// The text wherever a document takes any text.
    private static VirtualMachine tricky(String text) {
        boolean command = !text.isBlank();
        return Machines.machine(
                new ObjectMeta("web", Map.of("label", "x"), Map.of("key", text), null, null, null),
                List.of(),
                Machines.SMALL.spec().networkInterfaces(),
                new CloudInit(
                        null,
                        null,
                        List.of(),
                        null,
                        false,
                        List.of(),
                        command
                                ? List.of(new RunCommand.Shell(text), new RunCommand.Words(List.of("echo", text)))
                                : List.of(),
                        List.of(new WriteFile("/etc/x", text, null, null, null, false, false)),
                        "#cloud-config\n# " + text.replaceAll("[\r\n]", "$0# ") + "\na: 1\n",
                        SeedBus.SCSI));
    }

    private static List<VirtualMachine> read(String text) {
        Loaded loaded = new DocumentLoader().load(new Source("written", text));
        assertThat(loaded.problems().stream().map(Problem::headline)).isEmpty();
        return loaded.documents().stream().map(LoadedDocument::vm).toList();
    }
}
