package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    @Test
    void theCaretStandsBelowTheValue() {
        assertThat(problems(Samples.document("web", "10.77.0.10").replace("vcpus: 2", "vcpus: 0")))
                .containsExactly("  vcpus: 0\n         ^");
    }

    @Test
    void aTabIsShownAsAnEscape() {
        assertThat(problems(Samples.document("web", "10.77.0.10").replace("vcpus: 2", "vcpus:\t0")))
                .containsExactly("  vcpus:\\t0\n        ^");
    }

    @Test
    void aTabBeforeTheCaretMovesItByTheEscapesWidth() {
        String line = "xyzzy: \"a\tb\", yzzyx: c";

        assertThat(problems("{" + line + "}").getFirst()).isEqualTo("{xyzzy: \"a\\tb\", yzzyx: c}\n^");
        assertThat(problems("{" + line + "}").getLast()).isEqualTo("{xyzzy: \"a\\tb\", yzzyx: c}\n                ^");
    }

    @Test
    void charactersThatMoveTextOnATerminalAreShownAsEscapes() {
        assertThat(problems(Samples.document("\u202eweb\u200b", "10.77.0.10")))
                .containsExactly("  name: \\u202eweb\\u200b\n        ^");
    }

    @Test
    void theCaretCountsWideCharactersTwice() {
        assertThat(problems(Samples.document("web", "10.77.0.10").replace("name: web", "name: web, 名: x")))
                .containsExactly("  name: web, 名: x\n               ^");
    }

    @Test
    void aLongLineIsCutAroundTheCaret() {
        assertThat(problems(Samples.document("web", "10.77.0.10")
                        .replace("vcpus: 2", "vcpus: 2\n  xyzzy: " + "ab ".repeat(200))))
                .containsExactly("  xyzzy: " + "ab ".repeat(11) + "…\n  ^");
    }

    @Test
    void aCaretFarInsideALongLineIsShownWithWhatIsBeforeIt() {
        String line = "[" + "1.1.1.1, ".repeat(50) + "x]";

        List<String> excerpts = problems(
                Samples.document("web", "10.77.0.10").replace("bridge: br0", "bridge: br0\n      dnsServers: " + line));

        assertThat(excerpts).contains("…" + "1.1.1.1, ".repeat(7).substring(3) + "x]\n" + " ".repeat(61) + "^");
    }

    @Test
    void aProblemOnAnEmptyTextHasNoExcerpt() {
        assertThat(problems("")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordHash: SECRET",
                "passwordHash: [SECRET]",
                "passwrdHash: SECRET",
                "passwordHash: SECRET: x",
                "passwordHash: \"SECRET",
                "passwordHash:\n  SECRET: SECRET",
                "passwordHash: {SECRET: SECRET}",
                "whatever: SECRET",
                "user: $6$SECRET",
                "sshAuthorizedKeys: SECRET",
                "sshAuthorizedKeys:\n  - SECRET",
                "sshAuthorizedKeys:\n  - '-----BEGIN OPENSSH PRIVATE KEY----- SECRET'",
                "sshAuthorizedKeys:\n  - |\n    -----BEGIN RSA PRIVATE KEY-----\n    SECRET",
                "runcmd:\n  - [SECRET, 5]\n  - {SECRET: SECRET}",
                "runcmd: SECRET",
                "writeFiles:\n  - path: relative\n    content: [SECRET]",
                "writeFiles:\n  - {path: relative, content: 'SECRET'}",
                "userData: SECRET",
                "userData: |\n  #cloud-config\n  SECRET: [",
                "userData: |\n  #cloud-config\n  a: 1\n  a: @SECRET",
                "userData: |\n  #cloud-config\nSECRET",
                "userData: |\n  #cloud-config\n SECRET: @SECRET",
                "userData: |\n  #cloud-config\n\t SECRET",
                "userData:\n  #cloud-config\n  SECRET: [&SECRET SECRET]",
                "packages: [SECRET SECRET]",
                "SECRET",
                "- SECRET",
                "passwordHash: \"$6$SECRET\\q\"",
                "passwordHash: SECRET\npasswordHash: SECRET2",
                "passwordHash: |\n  SECRET\n SECRET",
                "runcmd:\n  - |\n    SECRET\nSECRET",
            })
    void noPartOfASecretIsShown(String lines) {
        Loaded loaded = new DocumentLoader().load(new Source("vm.yaml", Samples.withCloudInit(lines)));

        assertThat(loaded.problems()).isNotEmpty();
        assertThat(loaded.problems().stream().map(problem -> problem.message() + problem.excerpt()))
                .noneMatch(shown -> shown.contains("SECRET"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  passwordHash: SECRET",
                "  password: SECRET",
                "  userData: SECRET",
                "  x: $6$SECRET",
                "cloudInit: {passwordHash: SECRET}",
                "cloudInit:\n  passwordHash: SECRET",
                "  cloudInit: {passwordHash: SECRET, x: [SECRET]}",
                "  cloud-init: SECRET",
                "SECRETSECRETSECRETSECRETSECRETSECRETSECRETSECRETSECRET",
            })
    void aSecretInTheWrongPlaceIsNotShownEither(String lines) {
        String text = Samples.document("web", "10.77.0.10") + lines + "\n";

        List<Problem> problems =
                new DocumentLoader().load(new Source("vm.yaml", text)).problems();

        assertThat(problems).isNotEmpty();
        assertThat(problems).noneMatch(problem -> problem.excerpt().contains("SECRET"));
    }

    @Test
    void harmlessFieldsOfCloudInitAreShown() {
        assertThat(problems(Samples.withCloudInit("fqdn: web\nwriteFiles:\n  - path: motd")))
                .containsExactly("    fqdn: web\n          ^", "      - path: motd\n              ^");
    }

    private static List<String> problems(String text) {
        return new DocumentLoader()
                .load(new Source("vm.yaml", text)).problems().stream()
                        .map(Problem::excerpt)
                        .toList();
    }
}
