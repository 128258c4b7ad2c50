package xyz.cofront.foundry.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.hypervisor.SparseContent.Data;
import xyz.cofront.foundry.hypervisor.SparseContent.Hole;
import xyz.cofront.foundry.hypervisor.SparseContent.Piece;
import xyz.cofront.foundry.platform.FileHoles;

class BlocksTest {
    private static final int BLOCK = 65_536;

    @TempDir
    Path folder;

    @Test
    void zerosAreHolesAndHolesThatTouchAreOne() throws IOException {
        byte[] bytes = new byte[30 * BLOCK];
        bytes[BLOCK] = 1;
        bytes[3 * BLOCK - 1] = 1;
        bytes[29 * BLOCK + 7] = 1;

        assertThat(lengths(Blocks.of(new ByteArrayInputStream(bytes))))
                .containsExactly("hole 1", "data 2", "hole 26", "data 1");
    }

    /// Two stages read as far ahead as they may while whoever asked them still holds the most that may be held.
    @Test
    void piecesStayAsTheyAreWhileTheyAreUnderWay() throws Exception {
        byte[] bytes = new byte[100 * 3 * BLOCK];
        new Random(3).nextBytes(bytes);
        ByteBuffer expected = ByteBuffer.wrap(bytes);
        AtomicInteger made = new AtomicInteger();
        Blocks blocks = Blocks.of(new ByteArrayInputStream(bytes));
        SparseContent counted = () -> {
            made.incrementAndGet();
            return blocks.next();
        };
        List<ByteBuffer> held = new ArrayList<>();

        try (Ahead inner = Ahead.of(counted);
                Ahead outer = Ahead.of(inner)) {
            Optional<Piece> piece = outer.next();
            while (piece.isPresent()) {
                held.add(((Data) piece.get()).bytes());
                if (held.size() == SparseContent.AT_ONCE) {
                    untilNothingMoreIsMade(made);
                    held.forEach(same -> assertThat(same.equals(next(expected, same.remaining())))
                            .isTrue());
                    held.clear();
                }
                piece = outer.next();
            }
        }

        held.forEach(same ->
                assertThat(same.equals(next(expected, same.remaining()))).isTrue());
        assertThat(expected.hasRemaining()).isFalse();
    }

    private static ByteBuffer next(ByteBuffer bytes, int length) {
        ByteBuffer slice = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return slice;
    }

    private static void untilNothingMoreIsMade(AtomicInteger made) throws InterruptedException {
        int before;
        do {
            before = made.get();
            Thread.sleep(30);
        } while (made.get() > before);
    }

    /// Of 192 KiB, one of libvirt's messages.
    @Test
    void dataThatGoesOnComesInPieces() throws IOException {
        byte[] bytes = new byte[10 * BLOCK];
        Arrays.fill(bytes, (byte) 1);

        assertThat(lengths(Blocks.of(new ByteArrayInputStream(bytes))))
                .containsExactly("data 3", "data 3", "data 3", "data 1");
    }

    @Test
    void theLastBlockMayBeShort() throws IOException {
        byte[] zeros = new byte[BLOCK + 100];
        byte[] data = zeros.clone();
        data[BLOCK + 99] = 1;

        assertThat(Blocks.of(new ByteArrayInputStream(zeros)).next()).contains(new Hole(BLOCK + 100));
        assertThat(pieces(Blocks.of(new ByteArrayInputStream(data))))
                .extracting(Piece::length)
                .containsExactly((long) BLOCK, 100L);
    }

    @Test
    void noBytesAreNoPieces() throws IOException {
        assertThat(Blocks.of(new ByteArrayInputStream(new byte[0])).next()).isEmpty();
    }

    @Test
    void aFileWithHolesGivesWhatTheSameBytesWithoutHolesGive() throws IOException {
        Path sparse = folder.resolve("sparse");
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        try (FileChannel channel = FileChannel.open(sparse, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), 3 * BLOCK + 123);
            channel.write(ByteBuffer.wrap(noise), 20 * BLOCK - 10);
            channel.write(ByteBuffer.wrap(new byte[1]), 40 * BLOCK - 1);
        }
        byte[] dense = Files.readAllBytes(sparse);

        for (int from : new int[] {0, BLOCK, 4 * BLOCK}) {
            try (FileHoles holes = FileHoles.open(sparse, dense.length);
                    FileChannel channel = FileChannel.open(holes.path())) {
                assertThat(contents(Blocks.of(channel, holes, from)))
                        .isEqualTo(contents(Blocks.of(new ByteArrayInputStream(dense, from, dense.length - from))));
            }
        }
    }

    /// Sixteen pieces may be held while more are asked for, whatever lies between them.
    @Test
    void piecesStayAsTheyAreWhileOthersAreMade() throws IOException {
        byte[] bytes = new byte[800 * BLOCK];
        for (int block = 0; block < 800; block += 37) {
            Arrays.fill(bytes, block * BLOCK, (block + 1) * BLOCK, (byte) (block + 1));
        }
        Blocks blocks = Blocks.of(new ByteArrayInputStream(bytes));
        List<Data> held = new ArrayList<>();
        Optional<Piece> piece = blocks.next();
        while (piece.isPresent() && held.size() < 15) {
            if (piece.get() instanceof Data data) {
                held.add(data);
            }
            piece = blocks.next();
        }

        for (int index = 0; index < held.size(); index++) {
            byte wanted = (byte) (index * 37 + 1);
            ByteBuffer bytesHeld = held.get(index).bytes().duplicate();
            while (bytesHeld.hasRemaining()) {
                assertThat(bytesHeld.get()).isEqualTo(wanted);
            }
        }
    }

    private static List<Piece> pieces(SparseContent content) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        Optional<Piece> piece = content.next();
        while (piece.isPresent()) {
            pieces.add(piece.get());
            piece = content.next();
        }
        return pieces;
    }

    private static List<String> lengths(SparseContent content) throws IOException {
        return pieces(content).stream()
                .map(piece -> (piece instanceof Hole ? "hole " : "data ") + piece.length() / BLOCK)
                .toList();
    }

    /// Every block: where pieces are cut does not matter.
    private static List<String> contents(SparseContent content) throws IOException {
        List<String> found = new ArrayList<>();
        for (Piece piece : pieces(content)) {
            for (long at = 0; at < piece.length(); at += BLOCK) {
                int length = (int) Math.min(BLOCK, piece.length() - at);
                String bytes = piece instanceof Data(ByteBuffer data)
                        ? "#" + data.slice((int) at, length).hashCode()
                        : " zeros";
                found.add(length + bytes);
            }
        }
        return found;
    }
}
