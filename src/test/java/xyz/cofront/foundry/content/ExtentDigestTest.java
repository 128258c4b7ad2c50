package xyz.cofront.foundry.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.SparseContent.Data;
import xyz.cofront.foundry.hypervisor.SparseContent.Piece;

/// The expected digests were computed by Python: hashlib.sha256 over struct.pack('>Q', offset) and each
/// block of 64 KiB that is not all zeros, then struct.pack('>Q', length).
class ExtentDigestTest {
    @Test
    void ofNothingItIsThatOfTheLengthAlone() throws IOException {
        assertThat(digest(new byte[0]))
                .isEqualTo("sha256-extents:af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc");
    }

    @Test
    void ofAShortBlockItIsThatOfItsOffsetItselfAndItsLength() throws IOException {
        assertThat(digest(new byte[] {'a', 'b', 'c'}))
                .isEqualTo("sha256-extents:29824fbd829a523797f0bc3a04a0792b3ac6cf49f9554b304888c58e9662a6a7");
    }

    @Test
    void zerosCountByTheirNumberAlone() throws IOException {
        assertThat(digest(new byte[200_000]))
                .isEqualTo("sha256-extents:208cf2dff7443ee8eb943285a951eda3908e38e24c1a1e2fc7337d5807408e91");
    }

    @Test
    void blocksCountWithTheirOffsets() throws IOException {
        byte[] bytes = new byte[200_000];
        bytes[65_536] = 1;
        bytes[199_999] = 2;

        assertThat(digest(bytes))
                .isEqualTo("sha256-extents:6ec8c13b2521b44d138093819747e6ff0087eaa02596657e82b84b1e3b0c6b68");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 524_288, 524_289, 3_000_000})
    void whateverTheLengthItIsWhatItsDefinitionSays(int length) throws IOException {
        byte[] bytes = new byte[length];
        Random random = new Random(length);
        for (int touched = 0; touched < 5; touched++) {
            bytes[random.nextInt(length)] = 1;
        }

        assertThat(digest(bytes)).isEqualTo(NaiveDigest.of(bytes));
    }

    private static String digest(byte[] bytes) throws IOException {
        Blocks blocks = Blocks.of(new ByteArrayInputStream(bytes));
        ExtentDigest digest = new ExtentDigest();
        long at = 0;
        Optional<Piece> piece = blocks.next();
        while (piece.isPresent()) {
            if (piece.get() instanceof Data(ByteBuffer data)) {
                digest.update(at, data);
            }
            at += piece.get().length();
            piece = blocks.next();
        }
        return digest.finish(at);
    }
}
