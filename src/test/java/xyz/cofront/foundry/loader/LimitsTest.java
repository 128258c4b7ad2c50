package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts made to hang, to overflow the stack or to fill the memory.
class LimitsTest {
    private static final int MIB = 1 << 20;
    private static final List<String> PIECES = List.of(
            "[", "]", "{", "}", ":", ",", "-", "\"", "'", "|", ">", "&", "*", "!", "?", "%", "@", "`", "#", "\\", " ",
            "  ", "\t", "\n", "\n\n", "\r", "~", "<<", "=", "0", "a", "é", "\u2028", "\ufeff", "$", ": ", "- ", "---\n",
            "\n  ");
    private static final String GOOD = Samples.withCloudInit("""
            user: me
            passwordHash: $6$SECRET$SECRETSECRET
            sshAuthorizedKeys:
              - SECRET
            runcmd:
              - [echo, SECRET]
              - echo SECRET
            writeFiles:
              - path: /etc/x
                content: |
                  SECRET
                  SECRET
                  password: SECRET
              - {path: /etc/y, content: SECRET}
            userData: |
              #cloud-config
              password: SECRET
              a: [b, {c: SECRET}]
            """);
    private static final DocumentLoader LOADER = new DocumentLoader();

    @ParameterizedTest
    @ValueSource(
            strings = {"[", "{a: ", "- ", "? ", "a:\n", "- - ", "{", "{[", "!!a ", "&a ", "*a ", "'", "\"", "|\n", "# "
            })
    void aMebibyteOfOnePieceIsRefused(String piece) {
        List<String> problems = problems(piece.repeat(MIB / piece.length()));

        assertThat(problems).hasSizeBetween(1, 200);
    }

    @Test
    void thirtyTwoLevelsAreTakenAndThirtyThreeAreNot() {
        String text = "a: " + "[".repeat(31) + "]".repeat(31);

        assertThat(problems(text)).noneMatch(problem -> problem.contains("nested"));
        assertThat(problems("a: " + "[".repeat(32) + "]".repeat(32)))
                .containsExactly("vm.yaml:1:35: nested deeper than 32 levels");
    }

    @Test
    void aliasesThatDoubleAreRefusedWhereTheyStand() {
        String bomb = """
                a: &a [x, x]
                b: &b [*a, *a]
                """;

        assertThat(problems(bomb))
                .containsExactly(
                        "vm.yaml:1:4: anchors (&name) are not supported; write the value out where it is needed",
                        "vm.yaml:2:4: anchors (&name) are not supported; write the value out where it is needed",
                        "vm.yaml:2:8: aliases (*name) are not supported; write the value out",
                        "vm.yaml:2:12: aliases (*name) are not supported; write the value out");
    }

    @Test
    void aTextLargerThanAMebibyteIsRefusedWhoeverReadIt() {
        assertThat(problems("#".repeat(MIB + 1))).containsExactly("vm.yaml:1:1: the text is larger than 1 MiB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"passwordHash: ", "fqdn: ", "user: ", "userData: ", "sshAuthorizedKeys:\n  - ", "runcmd:\n  - "})
    void aVeryLongValueOverflowsNoPattern(String field) {
        for (String value : List.of("a", "9", "$6$", "a.", "ssh-ed25519 A", "\\\"", "a b ", "ab/", ". ")) {
            String text = Samples.withCloudInit(field + "\"" + value.repeat(200_000 / value.length()) + "\"");

            assertThat(problems(text)).allMatch(problem -> problem.startsWith("vm.yaml:") && problem.length() < 400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0x1", "a-", "1.", "_", "é"})
    void aVeryLongPlainValueOverflowsNoPattern(String value) {
        String text = Samples.document(value.repeat(300_000 / value.length()), "10.77.0.10");

        assertThat(problems(text)).hasSize(1).allMatch(problem -> problem.startsWith("vm.yaml:4:9: metadata.name: "));
    }

    @Test
    void manyProblemsAreCountedUpToANumberThatNobodyReads() {
        StringBuilder text = new StringBuilder(Samples.document("web", "10.77.0.10"));
        for (int index = 0; index < 50_000; index++) {
            text.append("x").append(index).append(": 1\n");
        }

        assertThat(problems(text.toString())).hasSize(200);
    }

    @Test
    void charactersThatYamlDoesNotKnowAreNamedWithTheirPlace() {
        assertThat(problems("a: 1\r\nb: \u0000\rc: \u0007\n"))
                .containsExactly(
                        "vm.yaml:2:4: the character U+0000 is not allowed in YAML; write it as an escape in double"
                                + " quotes, or leave it out",
                        "vm.yaml:3:4: the character U+0007 is not allowed in YAML; write it as an escape in double"
                                + " quotes, or leave it out");
    }

    @Test
    void noChangeOfADocumentMakesTheLoaderThrowOrTellASecret() {
        Random random = new Random(20260101);
        for (int round = 0; round < 6_000; round++) {
            String text = GOOD;
            for (int change = 0; change <= round % 4; change++) {
                text = changed(text, random);
            }

            List<Problem> problems = LOADER.load(new Source("vm.yaml", text)).problems();

            assertThat(problems).allMatch(problem -> problem.headline().matches("vm\\.yaml:\\d+:\\d+: (?s).+"));
            assertThat(problems).noneMatch(problem -> (problem.message() + problem.excerpt()).contains("SECRET"));
        }
    }

    private static String changed(String text, Random random) {
        int at = random.nextInt(text.length());
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return text.substring(0, at) + piece + text.substring(Math.min(text.length(), at + random.nextInt(3)));
    }

    private static List<String> problems(String text) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> LOADER.load(new Source("vm.yaml", text)).problems().stream()
                        .map(Problem::headline)
                        .toList());
    }
}
