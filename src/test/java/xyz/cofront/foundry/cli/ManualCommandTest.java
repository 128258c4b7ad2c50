package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.config.Key;

final class ManualCommandTest {
    private final Cli cli = new Cli();

    @TempDir
    private Path folder;

    private Path pages;

    @BeforeEach
    void write() {
        pages = folder.resolve("man1");
        assertThat(cli.launch("__manual", pages.toString())).isEqualTo(new Cli.Result(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foundry.1", "foundry-create.1", "foundry-vm-info.1", "foundry-pool-add.1"})
    void everyPageTellsTheExitCodesAndTheEnvironment(String page) throws IOException {
        String text = Files.readString(pages.resolve(page), StandardCharsets.UTF_8);

        assertThat(text).contains(".SH EXIT STATUS\n.TP\n\\fB0\\fR\nDone.\n", ".SH ENVIRONMENT\n");
        for (Key key : Key.values()) {
            assertThat(text)
                    .contains(String.join(", ", key.variables()), key.flag().replace("-", "\\-"));
        }
    }

    @Test
    void aPageOfAnotherNameLeadsToTheCommands() throws IOException {
        assertThat(Files.readString(pages.resolve("foundry-delete.1"), StandardCharsets.UTF_8))
                .isEqualTo(".so man1/foundry-destroy.1\n");
    }

    /// By groff's own judgement.
    @Test
    void groffHasNothingToSayAgainstThem() throws Exception {
        List<String> command;
        try (Stream<Path> files = Files.list(pages)) {
            command = Stream.concat(
                            Stream.of("groff", "-man", "-Tutf8", "-ww", "-z"),
                            files.map(Path::toString).sorted())
                    .toList();
        }

        Process groff = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(groff.waitFor()).isZero();
        assertThat(command).hasSizeGreaterThan(20);
    }

    @Test
    void aFolderThatCannotBeMadeIsAFailure() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(cli.launch("__manual", file.resolve("below").toString()).exitCode())
                .isEqualTo(1);
    }
}
