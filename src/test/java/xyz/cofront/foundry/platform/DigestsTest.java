package xyz.cofront.foundry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DigestsTest {
    static IntStream lengths() {
        return IntStream.of(0, 1, 55, 56, 63, 64, 65, 65_535, 65_536, 65_537, 200_000);
    }

    /// libvirt's client library needs it, and libvirt is what the tests run on.
    @Test
    void gnutlsIsThere() {
        assertThat(Digests.sha256()).isInstanceOf(Sha256ByGnuTls.class);
    }

    /// The examples of FIPS 180-2, appendix B.
    @Test
    void theStandardsExamples() {
        assertThat(hex(Digests.sha256(), "abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex(Digests.sha256(), "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
                .isEqualTo("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void theJdkComesToTheSame(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        byte[] expected = Digests.plainSha256().digest(bytes);
        assertThat(Digests.sha256().digest(bytes)).isEqualTo(expected);
        ByteBuffer direct = ByteBuffer.allocateDirect(length + 3).put(3, bytes).position(3);
        MessageDigest ofBuffer = Digests.sha256();
        ofBuffer.update(direct);
        assertThat(ofBuffer.digest()).isEqualTo(expected);
        assertThat(direct.hasRemaining()).isFalse();
    }

    @Test
    void piecesOfEveryKindCountAsOne() {
        byte[] bytes = new byte[300];
        new Random(1).nextBytes(bytes);
        MessageDigest digest = Digests.sha256();
        digest.update(bytes[0]);
        digest.update(bytes, 1, 99);
        digest.update(ByteBuffer.wrap(bytes, 100, 50));
        digest.update(ByteBuffer.allocateDirect(150).put(bytes, 150, 150).flip());
        assertThat(digest.digest()).isEqualTo(Digests.plainSha256().digest(bytes));
    }

    @Test
    void aDigestCanBeBegunAgain() {
        MessageDigest digest = Digests.sha256();
        digest.update((byte) 1);
        digest.reset();
        byte[] nothing = Digests.plainSha256().digest();
        assertThat(digest.digest()).isEqualTo(nothing);
        assertThat(digest.digest()).isEqualTo(nothing);
    }

    private static String hex(MessageDigest digest, String text) {
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
