package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WrittenSeedTest {
    /// Sector 25 on hold one file each; the last, user-data, is `#cloud-config` and a line break.
    private static final byte[] IMAGE =
            NoCloudIso.render(new Seed("instance-id: a\n", "version: 2\n", "#cloud-config\n"));

    private static final int LAST_BYTE = (25 + 2) * 2048 + "#cloud-config\n".length() - 1;

    @Test
    void aWholeImageIsWhole() {
        assertThat(WrittenSeed.whole(IMAGE)).isTrue();
    }

    @Test
    void aBeginningAndZerosAreNotWholeWhereverItWasCutOff() {
        for (int length = 0; length <= LAST_BYTE; length += length < 20 * 2048 ? 64 : 1) {
            byte[] written = Arrays.copyOf(Arrays.copyOf(IMAGE, length), IMAGE.length);

            assertThat(WrittenSeed.whole(written)).as("%d bytes", length).isFalse();
        }
    }

    @Test
    void whatIsNoImageIsNotWhole() {
        byte[] nonsense = new byte[IMAGE.length];
        Arrays.fill(nonsense, (byte) 0xff);
        byte[] signed = nonsense.clone();
        System.arraycopy("CD001".getBytes(StandardCharsets.US_ASCII), 0, signed, 16 * 2048 + 1, 5);

        assertThat(WrittenSeed.whole(new byte[0])).isFalse();
        assertThat(WrittenSeed.whole(nonsense)).isFalse();
        assertThat(WrittenSeed.whole(signed)).isFalse();
        assertThat(WrittenSeed.whole(Arrays.copyOf(IMAGE, 23 * 2048 + 7))).isFalse();
    }
}
