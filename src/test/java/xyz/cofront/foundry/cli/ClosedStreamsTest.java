package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.Program;

/// The program, started without one of its streams.
@Tag("program")
final class ClosedStreamsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<&-|0|foundry 0.1.0|''",
                ">&-|1|''|error: cannot write the result: Bad file descriptor",
                "2>&-|0|foundry 0.1.0|''",
                "<&- 2>&-|0|foundry 0.1.0|''",
            })
    void onlyAResultThatCannotBeWrittenIsAFailure(String closed, int exitCode, String out, String err)
            throws Exception {
        Path results = folder.resolve("out");
        Path messages = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" " + closed, "sh"));
        command.addAll(Program.command("version"));

        int ended = new ProcessBuilder(command)
                .redirectOutput(results.toFile())
                .redirectError(messages.toFile())
                .start()
                .waitFor();

        assertThat(List.of(ended, text(results), text(messages))).isEqualTo(List.of(exitCode, out, err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
