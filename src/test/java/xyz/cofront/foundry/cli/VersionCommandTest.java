package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("program")
class VersionCommandTest {
    private final Cli cli = Cli.withoutHost();

    @Test
    void theVersionIsTold() {
        assertThat(cli.launch("version")).isEqualTo(new Cli.Result(0, "foundry 0.1.0\n", ""));
    }

    @Test
    void theOptionTellsTheSame() {
        assertThat(cli.launch("--version")).isEqualTo(new Cli.Result(0, "foundry 0.1.0\n", ""));
    }

    @Test
    void namesAndWideTablesTellTheSameAndProgramsAreToldMore() {
        assertThat(cli.launch("version", "-o", "name").out()).isEqualTo("version/0.1.0\n");
        assertThat(cli.launch("version", "-o", "wide").out()).isEqualTo("foundry 0.1.0\n");
        assertThat(cli.launch("version", "-o", "yaml").out()).startsWith("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: Version
                        version: "0.1.0"
                        """);
    }

    @Test
    void nothingIsConnectedTo() {
        cli.launch("version");

        assertThat(cli.opened).isEmpty();
    }

    @Test
    void theVersionIsThatOfThePom() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"), StandardCharsets.UTF_8);
        Matcher version = Pattern.compile("<artifactId>foundry</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom);

        assertThat(version.find()).isTrue();
        assertThat(Version.NUMBER).isEqualTo(version.group(1));
    }
}
