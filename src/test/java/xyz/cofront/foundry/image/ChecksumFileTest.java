package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.StorageException;

class ChecksumFileTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String LONG = "c".repeat(128);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s  web.qcow2\n",
                "%s *web.qcow2\n",
                "%s  ./web.qcow2\n",
                "%s  images/web.qcow2\n",
                "%s  web.qcow2\r\n",
                "\\%s  web.qcow2\n",
                "SHA256 (web.qcow2) = %s\n",
                "SHA2-256 (other) = 00112233445566778899aabbccddeeff\nSHA256 (web.qcow2) = %s\n",
                "# a comment\n\n%s  web.qcow2\n",
                "%s  web.qcow2\nAA  other\n",
                "%s",
                "%s\n"
            })
    void aChecksumIsFoundInEveryForm(String text) {
        String file = text.replace("AA", B).formatted(A);

        assertThat(find(file)).isEqualTo(new Checksum(ChecksumAlgorithm.SHA256, A));
    }

    @Test
    void upperCaseCountsAsLowerCase() {
        assertThat(find(A.toUpperCase(Locale.ROOT) + "  web.qcow2")).hasToString("sha256:" + A);
    }

    @Test
    void theStrongestChecksumIsTaken() {
        assertThat(find(A + "  web.qcow2\n" + LONG + "  web.qcow2\n")).hasToString("sha512:" + LONG);
    }

    @Test
    void weakChecksumsArePassedOver() {
        String weak = "d".repeat(32) + "  web.qcow2\nSHA1 (web.qcow2) = " + "e".repeat(40) + "\n";

        assertThat(find(weak + A + "  web.qcow2\n")).hasToString("sha256:" + A);
        assertThat(problem(weak)).isEqualTo("checksum file SUMS has no sha256 or sha512 checksum for 'web.qcow2'");
    }

    @Test
    void ofAClearSignedTextWhatWasSignedCounts() {
        String file = """
                -----BEGIN PGP SIGNED MESSAGE-----
                Hash: SHA256

                # web.qcow2: 262144 bytes
                SHA256 (web.qcow2) = %s
                - -dashed
                -----BEGIN PGP SIGNATURE-----

                iQIzBAEBCAAdFiEE
                =abcd
                -----END PGP SIGNATURE-----
                """;

        assertThat(find(file.replace("- -dashed\n", "").formatted(A))).hasToString("sha256:" + A);
        assertThat(problem(file.formatted(A)))
                .isEqualTo("checksum file SUMS is malformed: line 6 is neither 'HEX  name' nor 'SHA256 (name) = HEX'");
    }

    @Test
    void whatStandsBesideASignedTextDoesNotCount() {
        String file = B + "  web.qcow2\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + A
                + "  web.qcow2\n-----BEGIN PGP SIGNATURE-----\n-----END PGP SIGNATURE-----\n" + B + "  web.qcow2\n";

        assertThat(find(file)).hasToString("sha256:" + A);
    }

    @Test
    void aSignedTextWithoutItsSignatureIsMalformed() {
        assertThat(problem("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + A + "  web.qcow2\n"))
                .isEqualTo("checksum file SUMS is malformed: it is clear-signed, and its signature is missing");
    }

    @Test
    void theSameEntryTwiceIsOne() {
        assertThat(find(A + "  web.qcow2\nSHA256 (web.qcow2) = " + A + "\n")).hasToString("sha256:" + A);
    }

    @Test
    void contradictingEntriesAreRefused() {
        assertThat(problem(A + "  web.qcow2\n" + B + "  web.qcow2\n"))
                .isEqualTo("checksum file SUMS has contradicting sha256 checksums for 'web.qcow2'");
    }

    @Test
    void anAbsentNameIsRefused() {
        assertThat(problem(A + "  web.qcow2.old\n" + B + "  theweb.qcow2\n"))
                .isEqualTo("checksum file SUMS has no sha256 or sha512 checksum for 'web.qcow2'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "<!DOCTYPE html>",
                "0123  web.qcow2",
                "web.qcow2  0000000000000000000000000000000000000000000000000000000000000000",
                "SHA256 (web.qcow2) = 0123456789abcdef0123456789abcdef"
            })
    void whatCannotBeReadMakesTheFileUnusable(String line) {
        assertThat(problem(A + "  web.qcow2\n" + line + "\n"))
                .isEqualTo("checksum file SUMS is malformed: line 2 is neither 'HEX  name' nor 'SHA256 (name) = HEX'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n"})
    void anEmptyFileIsMalformed(String text) {
        assertThat(problem(text)).isEqualTo("checksum file SUMS is malformed: it is empty");
    }

    private static Checksum find(String text) {
        return ChecksumFile.find("SUMS", text, "web.qcow2");
    }

    private static String problem(String text) {
        return catchThrowableOfType(StorageException.class, () -> find(text)).getMessage();
    }
}
