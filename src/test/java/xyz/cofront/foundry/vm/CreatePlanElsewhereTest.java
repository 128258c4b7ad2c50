package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same document, facts and UUID give the same bytes wherever and whenever they are computed.
class CreatePlanElsewhereTest {
    private static final List<String> ELSEWHERE = List.of(
            "-Duser.timezone=Pacific/Kiritimati",
            "-Duser.language=tr",
            "-Duser.country=TR",
            "-Dfile.encoding=ISO-8859-1");

    @TempDir
    Path folder;

    @Test
    void everyCaseHasTheSameBytesInAnotherZoneLocaleCharsetAndSecond() throws Exception {
        SortedMap<String, String> here = GoldenDigests.all();
        Thread.sleep(1000);

        List<String> there = Files.readAllLines(fork());

        assertThat(there.getFirst())
                .isEqualTo("Pacific/Kiritimati tr_TR ISO-8859-1")
                .isNotEqualTo(GoldenDigests.place());
        assertThat(there.subList(1, there.size()))
                .containsExactlyElementsOf(here.entrySet().stream()
                        .map(digest -> digest.getKey() + " " + digest.getValue())
                        .toList());
    }

    private Path fork() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.command().addAll(ELSEWHERE);
        java.command().addAll(List.of("-XX:TieredStopAtLevel=1", GoldenDigests.class.getName()));
        java.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        int status = java.redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(errors, StandardCharsets.UTF_8)).isZero();
        return out;
    }
}
