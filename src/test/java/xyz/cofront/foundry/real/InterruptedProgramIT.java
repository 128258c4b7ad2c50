package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.Program;
import xyz.cofront.foundry.fault.FoundryProcess;

@Tag("program")
final class InterruptedProgramIT {
    /// So many that a signal comes before the last of them, however fast the program is.
    private static final int MANY = 40;

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    private HostState before;

    @BeforeEach
    void look() {
        RealHost.image("FOUNDRY_MICRO_IMAGE", "micro.qcow2");
        before = HostState.now();
    }

    /// What was complete before the signal stays; what was under way goes.
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void aSignalInTheMiddleOfACreateHasItUndone(String signal, int exitCode) throws Exception {
        Process process = start(IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> Documents.micro(folder, "many" + number, 20 + number)));
        List<String> told = tellAt(": Domain defined", 2, process, signal);
        List<String> left =
                foundry.succeed("list", "--all", "-o", "name").out().lines().toList();
        List<String> phases = left.stream()
                .map(name -> foundry.succeed("get", name.replace("virtualmachine/", "vm/"), "-o", "yaml")
                        .out())
                .toList();
        left.forEach(name -> foundry.succeed("destroy", name.replace("virtualmachine/", ""), "--yes"));

        assertThat(process.exitValue()).as("%s", told).isEqualTo(exitCode);
        assertThat(told)
                .contains("interrupted: undoing what is not complete, or telling of it; once more leaves at once");
        assertThat(left).as("%s", told).hasSizeLessThan(MANY);
        assertThat(phases).noneMatch(document -> document.contains("phase: Creating"));
        assertThat(HostState.now()).isEqualTo(before);
    }

    /// Sends the signal when so many lines ended like this, and waits for the end.
    private static List<String> tellAt(String ending, int times, Process process, String signal) throws Exception {
        List<String> told = new ArrayList<>();
        int seen = 0;
        BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
        for (String next = err.readLine(); next != null; next = err.readLine()) {
            told.add(next);
            if (next.endsWith(ending) && ++seen == times) {
                Shell.run("kill", "-" + signal, Long.toString(process.pid()));
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return told;
    }

    private static Process start(Stream<Path> documents) throws Exception {
        String[] arguments = Stream.concat(Stream.of("create", "--no-start"), documents.map(Path::toString))
                .toArray(String[]::new);
        return new ProcessBuilder(FoundryProcess.heeding(Program.command(arguments)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
