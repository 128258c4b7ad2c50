package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPstBZIbtLusRvFpuXk41BlzFQfftgMCu9O01JdMFSgv you@example.com";

    private final Cli cli = new Cli();

    @TempDir
    private Path folder;

    @Test
    void theDocumentIsPrintedAndValid() {
        Cli.Result result = cli.launch("init");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("# yaml-language-server: $schema=.foundry/schema.json\n")
                .contains("\n  name: my-vm ");
        cli.typed = result.out();
        assertThat(cli.launch("validate", "--strict", "-", "-o", "name"))
                .isEqualTo(new Cli.Result(0, "virtualmachine/my-vm\n", ""));
    }

    /// Each block of comments below the head stands for fields that can be had by taking the `#` away.
    @Test
    void whatIsInCommentsIsValidToo() {
        cli.files.put(Path.of("/home/ada/.ssh/id_ed25519.pub"), KEY + "\n");
        String text = cli.launch("init").out();
        int body = text.indexOf("apiVersion");
        cli.typed = text.substring(0, body)
                + text.substring(body)
                        .replace("- user: true  ", "- network: second")
                        .replace("# passwordHash: \"\"  ", "# seedBus: scsi  ")
                        .replaceAll("(?m)^( *)# ", "$1");

        assertThat(cli.launch("validate", "--strict", "-", "-o", "name"))
                .isEqualTo(new Cli.Result(0, "virtualmachine/my-vm\n", ""));
        assertThat(cli.typed.substring(body).lines())
                .noneMatch(line -> line.strip().startsWith("#"));
    }

    @Test
    void theUsersOwnKeyMayLogIn() {
        cli.files.put(Path.of("/home/ada/.ssh/id_ed25519.pub"), KEY + "\n");

        String text = cli.launch("init").out();

        assertThat(text).contains("\n    sshAuthorizedKeys:\n      - \"" + KEY + "\"\n");
        cli.typed = text;
        assertThat(cli.launch("validate", "-").exitCode()).isZero();
    }

    @Test
    void aKeyThatIsNoneIsLeftOut() {
        cli.files.put(Path.of("/home/ada/.ssh/id_ed25519.pub"), "ssh-ed25519 \"\nhunter2: x");

        assertThat(cli.launch("init").out()).doesNotContain("hunter2").contains("    # sshAuthorizedKeys:\n");
    }

    @Test
    void aBrokenKeyIsLeftOutWithANoteAndTheNextOneTaken() {
        cli.files.put(
                Path.of("/home/ada/.ssh/id_ed25519.pub"), "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI you@example.com");
        cli.files.put(Path.of("/home/ada/.ssh/id_ecdsa.pub"), "");
        cli.files.put(Path.of("/home/ada/.ssh/id_rsa.pub"), KEY);

        Cli.Result result = cli.launch("init");

        assertThat(result.err()).isEqualTo("""
                note: the key in /home/ada/.ssh/id_ed25519.pub is left out: it has a middle part that is not base64; was \
                it cut off or wrapped?
                note: the key in /home/ada/.ssh/id_ecdsa.pub is left out: it is empty
                """);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("      - \"" + KEY + "\"\n");
    }

    @Test
    void anEmptyNameOfAFileIsToldAsMissing() {
        assertThat(cli.launch("init", ""))
                .isEqualTo(new Cli.Result(
                        1,
                        "",
                        "error: the name of a file is missing: 'foundry init web.yaml', or 'foundry init' to print the"
                                + " document\n"));
    }

    @Test
    void aFileIsWrittenWithTheSchemaForEditors() throws IOException {
        Path file = folder.resolve("web.yaml");

        Cli.Result result = cli.launch("init", file.toString());

        Path schema = folder.resolve(".foundry/schema.json");
        assertThat(result)
                .isEqualTo(new Cli.Result(
                        0, "Wrote " + file + "\n", "note: editors find the document's schema in " + schema + "\n"));
        assertThat(Files.readString(file)).contains("\n  name: web ");
        assertThat(Files.readString(schema)).isEqualTo(cli.launch("schema").out());
        assertThat(cli.launch("validate", folder.toString()).exitCode()).isZero();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("web.yaml"), "mine");
        Path schema = folder.resolve(".foundry/schema.json");
        Files.createDirectory(folder.resolve(".foundry"));
        Files.writeString(schema, "mine too");

        assertThat(cli.launch("init", file.toString()))
                .isEqualTo(new Cli.Result(1, "", "error: " + file + ": is there already, and is not overwritten\n"));
        assertThat(cli.launch("init", folder.resolve("db.yaml").toString()).exitCode())
                .isZero();
        assertThat(List.of(Files.readString(file), Files.readString(schema))).containsExactly("mine", "mine too");
    }

    @ParameterizedTest
    @CsvSource({
        "Web Server.yaml, web-server",
        "db_1.yml, db_1",
        "-x-.yaml, my-vm",
        "mail, mail",
    })
    void theNameIsThatOfTheFile(String file, String name) throws IOException {
        Path written = folder.resolve(file);

        cli.launch("init", written.toString());

        assertThat(Files.readString(written)).contains("\n  name: " + name + " ");
    }

    @Test
    void aNameThatCannotBeIsRefusedBeforeAnythingIsWritten() {
        Path file = folder.resolve("web.yaml");

        Cli.Result result = cli.launch("init", file.toString(), "--name", "vm");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("metadata.name: must not be \"vm\"");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        Cli.Result result = cli.launch("init", folder.resolve("none/web.yaml").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: cannot write " + folder);
    }
}
