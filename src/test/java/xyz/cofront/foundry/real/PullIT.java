package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.Program;
import xyz.cofront.foundry.image.RudeServer;

/// Pulls in processes of their own, which can be killed.
@Tag("program")
final class PullIT {
    private static final String ETAG = "\"micro\"";

    @TempDir
    Path folder;

    @RegisterExtension
    final SameHost host = new SameHost();

    private byte[] image;
    private RudeServer server;

    @BeforeEach
    void serve() throws IOException {
        image = Files.readAllBytes(Path.of(System.getenv("FOUNDRY_MICRO_IMAGE")));
        server = new RudeServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPullThatIsKilledGoesOnWhereItWas() throws Exception {
        int half = image.length / 2;
        server.on(
                "/pulled.qcow2",
                (request, out) -> {
                    RudeServer.fileUntil(image, ETAG, half).answer(request, out);
                    RudeServer.sleep(60_000);
                },
                RudeServer.file(image, ETAG));

        Process killed = start("image", "pull", server.url("/pulled.qcow2"));
        waitForBytes(half);
        killed.destroyForcibly().waitFor();
        String listed = new RealFoundry().succeed("image", "list", "-o", "name").out();
        Process second = start("image", "pull", server.url("/pulled.qcow2"));
        String output = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).as(output).isZero();
        assertThat(output).contains("note: resuming after " + half + " bytes\n");
        assertThat(listed).doesNotContain("pulled");
        assertThat(server.asked("Range")).containsExactly("-", "bytes=" + half + "-");
        assertThat(stored("pulled.qcow2")).isEqualTo(image);
        assertThat(parts()).isEmpty();
        new RealFoundry().succeed("image", "delete", "pulled.qcow2", "--yes");
    }

    @Test
    void aPullThatIsRefusedLeavesNothing() throws Exception {
        server.on("/pulled.qcow2", RudeServer.text("<!DOCTYPE html>"));

        Process refused = start("image", "pull", server.url("/pulled.qcow2"));
        String output = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).as(output).isEqualTo(5);
        assertThat(parts()).isEmpty();
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Program.command(arguments)).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        return builder.start();
    }

    private void waitForBytes(long wanted) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(end)) {
            List<Path> parts = parts();
            if (!parts.isEmpty() && Files.size(parts.getFirst()) >= wanted) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no " + wanted + " bytes came");
    }

    private List<Path> parts() throws IOException {
        Path downloads = folder.resolve("foundry/downloads");
        if (!Files.isDirectory(downloads)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(downloads)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    private byte[] stored(String volume) throws IOException {
        Path copy = folder.resolve("copy");
        Shell.virsh("vol-download", "--pool", "foundry-images", volume, copy.toString());
        return Files.readAllBytes(copy);
    }
}
