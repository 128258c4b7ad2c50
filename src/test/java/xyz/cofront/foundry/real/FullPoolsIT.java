package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.image.RudeServer;

/// Pools of 64 sizes, from one that holds nothing to one that holds all.
final class FullPoolsIT {
    private static final int SIZES = 64;
    private static final int STEP_KIB = 40;
    private static final String AMOUNT = "[0-9.]+ [MG]iB";
    /// Both amounts are told, whether it was seen beforehand, on the way or by libvirt.
    private static final Pattern SENTENCE = Pattern.compile("error: .*pool 'tiny' (has " + AMOUNT + " free, and "
            + AMOUNT + " are needed at once|has " + AMOUNT + " free, and more than that is needed: " + AMOUNT
            + " at least|is full: " + AMOUNT + " were free, and at least " + AMOUNT + " are needed)\n(?s:.*)");

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    private HostState before;
    private byte[] disk;

    @BeforeEach
    void look() throws IOException {
        RealHost.image("FOUNDRY_MICRO_IMAGE", "micro.qcow2");
        before = HostState.now();
        disk = new byte[2 << 20];
        new Random(1).nextBytes(disk);
        System.arraycopy(bootSector(disk.length / 512), 0, disk, 0, 512);
        Files.write(folder.resolve("disk.raw"), disk);
    }

    @AfterEach
    void findNothingLeft() {
        assertThat(HostState.now()).isEqualTo(before);
    }

    @Test
    void anImportIntoAPoolOfAnySizeIsWholeOrNothing() throws Exception {
        String file = folder.resolve("disk.raw").toString();

        everySize(() -> foundry.run("image", "import", file, "disk.raw", "--pool", "tiny", "-q"));
    }

    @Test
    void soIsAnImportThatIsUnpackedOnItsWay() throws Exception {
        Path packed = folder.resolve("disk.raw.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
            stream.write(disk);
        }

        everySize(() -> foundry.run("image", "import", packed.toString(), "--pool", "tiny", "-q"));
    }

    @Test
    void soIsAPull() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(disk);
        }
        try (RudeServer server = new RudeServer()) {
            server.on("/disk.raw.gz", RudeServer.file(packed.toByteArray(), "\"disk\""));
            String url = server.url("/disk.raw.gz");

            everySize(() -> foundry.run("image", "pull", url, "--pool", "tiny", "-q"));
        }
    }

    @Test
    void soIsACreate() throws Exception {
        String text = Files.readString(Documents.micro(folder, "web", 10));
        String document = Documents.write(folder, "web", text).toString();
        List<Integer> codes = new ArrayList<>();
        try (FullPool pool = new FullPool("tiny", folder.resolve("tiny"))) {
            for (int size = 1; size <= SIZES; size++) {
                pool.resize((long) size * STEP_KIB);
                long used = pool.used();
                RealFoundry.Result result = foundry.run("create", "--no-start", "--pool", "tiny", "-q", document);
                codes.add(result.exitCode());
                if (result.exitCode() == 0) {
                    foundry.succeed("destroy", "web", "--yes");
                }
                assertThat(result.exitCode()).as("%d: %s", size, result).isIn(0, 2, 5);
                assertThat(result.err())
                        .as("%d", size)
                        .satisfiesAnyOf(
                                told -> assertThat(told).doesNotContain("error"),
                                told -> assertThat(told).contains("tiny").containsPattern(AMOUNT));
                assertThat(pool.files()).as("%d: %s", size, result).isEmpty();
                assertThat(pool.used()).as("%d", size).isEqualTo(used);
            }
        }
        assertThat(codes).contains(0);
        assertThat(codes.getFirst()).isNotZero();
    }

    private interface Attempt {
        RealFoundry.Result run();
    }

    private void everySize(Attempt attempt) throws IOException {
        List<Integer> codes = new ArrayList<>();
        try (FullPool pool = new FullPool("tiny", folder.resolve("tiny"))) {
            for (int size = 1; size <= SIZES; size++) {
                pool.resize((long) size * STEP_KIB);
                long used = pool.used();
                RealFoundry.Result result = attempt.run();
                codes.add(result.exitCode());
                if (result.exitCode() == 0) {
                    assertThat(pool.files()).containsExactly("disk.raw", "disk.raw.foundry.json");
                    foundry.succeed("image", "delete", "disk.raw", "--pool", "tiny", "--yes");
                } else {
                    assertThat(result.exitCode()).as("%d: %s", size, result).isEqualTo(5);
                    assertThat(result.err()).as("%d KiB", size * STEP_KIB).matches(SENTENCE);
                }
                assertThat(pool.files()).as("%d: %s", size, result).isEmpty();
                assertThat(pool.used()).as("%d: %s", size, result).isEqualTo(used);
            }
        }
        assertThat(codes).contains(0).contains(5);
    }

    /// A master boot record with one Linux partition over the whole disk.
    static byte[] bootSector(int sectors) {
        ByteBuffer sector = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
        sector.put(446 + 4, (byte) 0x83).putInt(446 + 8, 1).putInt(446 + 12, sectors - 1);
        return sector.put(510, (byte) 0x55).put(511, (byte) 0xaa).array();
    }
}
