package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.SparseContent.Data;
import xyz.cofront.foundry.hypervisor.SparseContent.Hole;
import xyz.cofront.foundry.hypervisor.SparseContent.Piece;

/// Uploads whose holes are not sent, into volumes that are files.
public interface SparseVolumeContract extends FileVolumeContract {
    long MIB = 1 << 20;

    @Test
    default void holesAreReadBackAsZerosAndTakeNoSpace() {
        createPool("disks");
        VolumeId id = createEmpty("disks");
        upload(id, 0, data(1, 300_000), new Hole(64 * MIB), data(2, 700_000), new Hole(MIB));
        long end = 300_000 + 64 * MIB + 700_000;
        Volume volume = refreshed(id);
        assertThat(volume.physical()).isEqualTo(end + MIB);
        assertThat(volumes().read(id, 299_999, 2)).isEqualTo(new byte[] {1, 0});
        assertThat(volumes().read(id, 300_000 + 64 * MIB - 1, 2)).isEqualTo(new byte[] {0, 2});
        assertThat(volumes().read(id, end - 1, 5)).isEqualTo(new byte[] {2, 0, 0, 0, 0});
        assertThat(volumes().read(id, end + MIB - 1, 5)).isEqualTo(new byte[] {0});
    }

    @Test
    default void aVolumeGrowsToItsContent() {
        createPool("disks");
        VolumeId id = createEmpty("disks");
        upload(id, 0, data(7, 3_000_001));
        assertThat(refreshed(id).physical()).isEqualTo(3_000_001);
        assertThat(volumes().read(id, 3_000_000, 2)).isEqualTo(new byte[] {7});
    }

    @Test
    default void contentGoesWhereItIsToGo() {
        createPool("disks");
        VolumeId id = createEmpty("disks");
        upload(id, 65_536, new Hole(65_536), data(3, 10));
        upload(id, 0, data(4, 5));
        assertThat(refreshed(id).physical()).isEqualTo(131_082);
        assertThat(volumes().read(id, 4, 3)).isEqualTo(new byte[] {4, 0, 0});
        assertThat(volumes().read(id, 131_071, 3)).isEqualTo(new byte[] {0, 3, 3});
    }

    @Test
    default void progressCountsHoles() {
        createPool("disks");
        List<Long> told = new ArrayList<>();
        SparseContent content = content(new Hole(5 * MIB), data(1, 10), new Hole(MIB));
        volumes().upload(createEmpty("disks"), 0, content, told::add);
        assertThat(told).isSorted().last().isEqualTo(6 * MIB + 10);
    }

    /// What brings the content may have no more memory than the pieces that may be in somebody's hands.
    @Test
    default void bytesAreSentBeforeTheyChange() {
        createPool("disks");
        VolumeId id = createEmpty("disks");
        int length = 70_000;
        int pieces = 5 * SparseContent.AT_ONCE + 3;
        ByteBuffer[] memory = new ByteBuffer[SparseContent.AT_ONCE];
        Arrays.setAll(memory, _ -> ByteBuffer.allocateDirect(length));
        AtomicInteger turn = new AtomicInteger();
        SparseContent content = () -> {
            int now = turn.getAndIncrement();
            if (now >= pieces) {
                return Optional.empty();
            }
            ByteBuffer bytes = memory[now % memory.length].clear();
            while (bytes.hasRemaining()) {
                bytes.put((byte) (now + 1));
            }
            return Optional.of(new Data(bytes.flip().duplicate()));
        };

        volumes().upload(id, 0, content, _ -> {});

        for (int piece = 0; piece < pieces; piece++) {
            byte expected = (byte) (piece + 1);
            assertThat(volumes().read(id, (long) piece * length, 1)).containsExactly(expected);
            assertThat(volumes().read(id, (piece + 1L) * length - 1, 1)).containsExactly(expected);
        }
    }

    @Test
    default void noContentChangesNothing() {
        createPool("disks");
        VolumeId id = createEmpty("disks");
        upload(id, 0);
        assertThat(refreshed(id).physical()).isZero();
    }

    @Test
    default void sparseContentThatDoesNotFitHasNoSpace() {
        VolumeId id = createEmpty(smallPool());
        Piece[] pieces = new Piece[16];
        Arrays.setAll(pieces, index -> data(1, 1 << 20));
        assertThat(kindOf(() -> upload(id, 0, pieces))).isEqualTo(Kind.NO_SPACE);
        volumes().delete(id);
    }

    @Test
    default void sparseContentThatCannotBeReadIsAFailure() {
        createPool("disks");
        VolumeId id = createEmpty("disks");
        Iterator<Piece> pieces = List.<Piece>of(data(1, 10)).iterator();
        SparseContent content = () -> {
            if (pieces.hasNext()) {
                return Optional.of(pieces.next());
            }
            throw new IOException("the disk is broken");
        };
        assertThat(kindOf(() -> volumes().upload(id, 0, content, _ -> {}))).isEqualTo(Kind.FAILED);
        volumes().delete(id);
    }

    @Test
    default void aVolumeThatIsNotThereTakesNoSparseContent() {
        createPool("disks");
        assertThat(kindOf(() -> upload(new VolumeId("disks", "none"), 0, data(1, 1))))
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(kindOf(() -> upload(new VolumeId("nowhere", "none"), 0, data(1, 1))))
                .isEqualTo(Kind.NOT_FOUND);
    }

    private VolumeId createEmpty(String pool) {
        return volumes().create(pool, volumeXml("sparse", "raw", 0)).id();
    }

    private Volume refreshed(VolumeId id) {
        pools().refresh(id.pool());
        return volumes().find(id).orElseThrow();
    }

    private void upload(VolumeId id, long offset, Piece... pieces) {
        volumes().upload(id, offset, content(pieces), _ -> {});
    }

    private static SparseContent content(Piece... pieces) {
        Iterator<Piece> rest = List.of(pieces).iterator();
        return () -> rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
    }

    private static Piece data(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return new Data(ByteBuffer.wrap(bytes));
    }
}
