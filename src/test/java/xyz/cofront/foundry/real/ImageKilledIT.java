package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.libvirt.LibvirtConnector;
import xyz.cofront.foundry.image.RudeServer;
import xyz.cofront.foundry.real.FaultyConnector.Fault;

/// Imports and pulls that are cut off.
final class ImageKilledIT {
    private static final Path IMAGES = Path.of("/var/lib/libvirt/images/foundry/images");
    /// Stops the process once so much of the file is written. The file's length says nothing, for it is made as
    /// long as it will be.
    private static final String STOP_AT = """
            import os, signal, sys, time
            process, file, wanted = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
            while not os.path.exists(file) or os.stat(file).st_blocks * 512 < wanted:
                os.kill(process, 0) # fails once it has ended
                time.sleep(0.001)
            os.kill(process, signal.SIGSTOP)
            """;

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    private final String image = System.getenv("FOUNDRY_MICRO_IMAGE");

    @RegisterExtension
    final SameHost host = new SameHost();

    @ParameterizedTest
    @EnumSource
    void whicheverCallOfAnImportGoesWrongARerunSucceeds(Fault fault) {
        everyCall(fault, "image", "import", image, "killed.qcow2");
    }

    @Test
    void whicheverCallOfAPullIsTheLastARerunSucceeds() throws Exception {
        try (RudeServer server = new RudeServer()) {
            server.on("/killed.qcow2", RudeServer.file(Files.readAllBytes(Path.of(image)), "\"micro\""));

            everyCall(Fault.DIED, "image", "pull", server.url("/killed.qcow2"));
        }
    }

    private void everyCall(Fault fault, String... command) {
        LibvirtConnector real = new LibvirtConnector(Path.of("/sys/class/net"), _ -> {});
        FaultyConnector counting = new FaultyConnector(real, Fault.REFUSED, -1);
        new RealFoundry(counting).succeed(command);
        int calls = counting.calls();
        foundry.succeed("image", "delete", "killed.qcow2", "--yes");
        assertThat(calls).isGreaterThan(15);
        for (int index = 0; index < calls; index++) {
            boolean done = succeeds(new RealFoundry(new FaultyConnector(real, fault, index)), command);
            // Listed is what is whole: cut off behind its last byte, an import may be.
            boolean listed = listed();
            if (listed) {
                foundry.succeed("image", "verify", "killed.qcow2");
            } else {
                assertThat(done).as("%s at call %d", fault, index).isFalse();
                foundry.succeed(command);
            }
            foundry.succeed("image", "delete", "killed.qcow2", "--yes");
            assertThat(IMAGES.resolve("killed.qcow2.incomplete")).doesNotExist();
        }
    }

    private static boolean succeeds(RealFoundry dying, String... command) {
        try {
            return dying.run(command).exitCode() == 0;
        } catch (FaultyConnector.Died died) {
            return false;
        }
    }

    /// A real process, stopped while bytes flow so that it cannot end under whoever looks, and then killed.
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 190})
    void anImportThatIsKilledMidwayIsNeverListed(int mebibytes) throws Exception {
        Path disk = dense(200);
        Process process = OwnProcess.start(folder, "image", "import", disk.toString(), "killed.raw");
        Path volume = IMAGES.resolve("killed.raw");
        Shell.run("python3", "-c", STOP_AT, "" + process.pid(), volume.toString(), "" + ((long) mebibytes << 20));
        assertThat(process.isAlive()).as("still at work").isTrue();
        assertThat(listedRaw()).isFalse();
        process.destroyForcibly().waitFor();

        assertThat(listedRaw()).isFalse();
        assertThat(foundry.succeed("storage", "status").out()).contains("foundry image prune");
        Process again = OwnProcess.start(folder, "image", "import", disk.toString(), "killed.raw");
        String output = new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(again.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(again.exitValue()).as(output).isZero();
        assertThat(Files.mismatch(volume, disk)).isEqualTo(-1);
        foundry.succeed("image", "delete", "killed.raw", "--yes");
    }

    private boolean listed() {
        return foundry.succeed("image", "list", "-o", "name").out().contains("image/killed.qcow2\n");
    }

    private boolean listedRaw() {
        return foundry.succeed("image", "list", "-o", "name").out().contains("killed.raw");
    }

    private Path dense(int mebibytes) throws IOException {
        Path disk = folder.resolve("disk.raw");
        byte[] noise = new byte[1 << 20];
        Random random = new Random(1);
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            for (int count = 0; count < mebibytes; count++) {
                random.nextBytes(noise);
                file.write(noise);
            }
            file.seek(0);
            file.write(FullPoolsIT.bootSector(mebibytes * 2048));
        }
        return disk;
    }
}
