package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class PullImageTest {
    private static final byte[] IMAGE = Crafted.qcow2(3).bytes();
    private static final int HALF = IMAGE.length / 2;

    @TempDir
    private Path folder;

    private Pulls pulls;
    private RudeServer server;

    @BeforeEach
    void serve() throws IOException {
        pulls = new Pulls(folder);
        server = new RudeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aServerThatIsSlowForEverIsLeftWhenTheTimeIsOver() {
        AtomicReference<Instant> end = new AtomicReference<>(Instant.now().plusSeconds(300));
        server.on("/web.qcow2", (request, out) -> {
            RudeServer.fileUntil(IMAGE, "\"one\"", HALF).answer(request, out);
            end.set(Instant.now().plusMillis(700));
            for (int sent = HALF; sent < IMAGE.length; sent++) {
                RudeServer.sleep(20);
                out.write(IMAGE[sent]);
                out.flush();
            }
        });
        pulls.timeLeft = () -> Duration.between(Instant.now(), end.get());

        WaitTimeoutException failure =
                catchThrowableOfType(WaitTimeoutException.class, () -> pulls.run(server.url("/web.qcow2"), null));

        assertThat(failure).hasMessage("the time was over before the download was done");
        assertThat(failure.exitCode()).isEqualTo(6);
        assertThat(pulls.volumes()).isEmpty();
        PartialDownload kept = pulls.cache.list().getFirst();
        assertThat(kept.length()).isBetween((long) HALF, IMAGE.length - 1L);
        assertThat(kept.total()).isEqualTo(OptionalLong.of(IMAGE.length));
        assertThat(kept.url()).isEqualTo(server.url("/web.qcow2"));
    }

    @Test
    void twoPullsOfOneUrlDoNotMeet() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        server.on("/web.qcow2", (request, out) -> {
            RudeServer.fileUntil(IMAGE, "\"one\"", HALF).answer(request, out);
            begun.countDown();
            try {
                looked.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
            out.write(IMAGE, HALF, IMAGE.length - HALF);
        });
        Thread first = Thread.ofVirtual().start(() -> pulls.run(server.url("/web.qcow2"), null));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> pulls.run(server.url("/web.qcow2"), null));
        boolean removed = pulls.cache.remove(pulls.cache.list().getFirst());
        looked.countDown();
        first.join(Duration.ofSeconds(20));

        assertThat(failure).hasMessage(server.url("/web.qcow2") + " is being downloaded already");
        assertThat(removed).isFalse();
        assertThat(pulls.volumes()).containsExactly("web.qcow2", "web.qcow2.foundry.json");
    }

    @Test
    void theCacheIsTheUsersAlone() throws IOException {
        Files.createDirectories(pulls.cache.folder());
        server.on("/web.qcow2", RudeServer.fileUntil(IMAGE, "\"one\"", HALF));
        pullInVain();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pulls.cache.folder())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(pulls.cache.folder())) {
            assertThat(files.toList())
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aPartialDownloadCanBeRemoved() {
        server.on("/web.qcow2", RudeServer.fileUntil(IMAGE, "\"one\"", HALF));
        pullInVain();

        boolean removed = pulls.cache.remove(pulls.cache.list().getFirst());

        assertThat(removed).isTrue();
        assertThat(pulls.cache.list()).isEmpty();
    }

    private void pullInVain() {
        assertThatThrownBy(() -> pulls.run(server.url("/web.qcow2"), null)).isInstanceOf(StorageException.class);
    }

    @Test
    void aStateThatCannotBeReadCountsAsNone() throws IOException {
        DownloadAddress address = DownloadAddress.parse(server.url("/web.qcow2"));
        Files.createDirectories(pulls.cache.folder());
        Files.write(pulls.cache.folder().resolve(address.key() + ".part"), new byte[] {1, 2, 3});
        Files.writeString(pulls.cache.folder().resolve(address.key() + ".json"), "{\"url\":");
        server.on("/web.qcow2", RudeServer.file(IMAGE, "\"one\""));

        pulls.run(address.uri().toString(), null);

        assertThat(server.asked("Range")).containsExactly("-");
        assertThat(pulls.volumes()).containsExactly("web.qcow2", "web.qcow2.foundry.json");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404, 503})
    void ofADownloadThatCannotBeResumedNothingStays(int status) throws IOException {
        server.on("/web.qcow2", status == 200 ? RudeServer.part(IMAGE, IMAGE.length, HALF) : RudeServer.status(status));

        pullInVain();

        assertThat(pulls.cache.list()).isEmpty();
        try (Stream<Path> files = Files.list(pulls.cache.folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("locks");
        }
    }

    @Test
    void aDownloadIsKeptWhenThePoolFails() {
        server.on("/web.qcow2", RudeServer.file(IMAGE, "\"one\""));
        pulls.imports.host.failOn("volumes.upload", Kind.NO_SPACE);

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> pulls.run(server.url("/web.qcow2"), null));

        assertThat(failure.details()).contains("what was downloaded is kept: the same command imports it");
        assertThat(pulls.volumes()).isEmpty();
        assertThat(pulls.cache.list()).hasSize(1);
    }

    /// Without one the same command would have to download it anew.
    @Test
    void withoutAValidatorADownloadIsNotKept() {
        server.on("/web.qcow2", RudeServer.whole(IMAGE));
        pulls.imports.host.failOn("volumes.upload", Kind.NO_SPACE);

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> pulls.run(server.url("/web.qcow2"), null));

        assertThat(failure.details()).contains("what was downloaded is removed");
        assertThat(pulls.cache.list()).isEmpty();
    }

    /// Its header is in order.
    @Test
    void whatIsCutOffBehindItsHeaderIsNotKept() {
        byte[] image = Crafted.qcow2(3).u64(2 * 65536, 1L << 30).bytes();
        server.on("/web.qcow2", RudeServer.file(image, "\"one\""));

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> pulls.run(server.url("/web.qcow2"), null));

        assertThat(failure.details())
                .containsExactly(
                        "it is cut off: clusters that its tables name lie beyond the end of the file (1)",
                        "what was downloaded is removed");
        assertThat(pulls.cache.list()).isEmpty();
        assertThat(pulls.volumes()).isEmpty();
    }

    /// The server's file is the same each time: it would be kept and refused for ever.
    @Test
    void whatCannotBeUnpackedIsNotKept() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(IMAGE);
        }
        server.on("/web.qcow2", RudeServer.file(Arrays.copyOf(packed.toByteArray(), packed.size() / 2), "\"one\""));

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> pulls.run(server.url("/web.qcow2"), null));

        assertThat(failure).hasMessage("'" + server.url("/web.qcow2") + "' cannot be unpacked (gzip)");
        assertThat(failure.details()).contains("what was downloaded is removed");
        assertThat(pulls.cache.list()).isEmpty();
        assertThat(pulls.volumes()).isEmpty();
    }

    @Test
    void attemptsCountAnewWhenTheDownloadGetsOn() {
        byte[] large = Arrays.copyOf(IMAGE, 7 << 20);
        RudeServer.Behaviour[] parts = Stream.of(2, 4, 6, 7)
                .map(mebibytes -> RudeServer.fileUntil(large, "\"one\"", mebibytes << 20))
                .toArray(RudeServer.Behaviour[]::new);
        server.on("/web.qcow2", parts);

        pulls.run(server.url("/web.qcow2"), null);

        // Two attempts are allowed, and it took four.
        assertThat(server.asked("Range")).containsExactly("-", "bytes=2097152-", "bytes=4194304-", "bytes=6291456-");
        assertThat(pulls.volumes()).containsExactly("web.qcow2", "web.qcow2.foundry.json");
    }

    @Test
    void aProxyIsAskedInsteadOfTheServer() throws IOException {
        try (RudeServer proxy = new RudeServer()) {
            proxy.on("http://far.example/web.qcow2", RudeServer.whole(IMAGE));
            pulls.environment.put("http_proxy", "http://ada:secret@" + proxy.authority());

            pulls.run("http://far.example/web.qcow2", null);

            // printf 'ada:secret' | base64
            assertThat(proxy.asked("Proxy-Authorization")).containsExactly("Basic YWRhOnNlY3JldA==");
        }
    }

    @Test
    void aProxyIsAskedForATunnelToAnHttpsServer() throws IOException {
        try (RudeServer proxy = new RudeServer()) {
            proxy.on("far.example:443", RudeServer.status(403));
            pulls.environment.put("https_proxy", "http://ada:secret@" + proxy.authority());

            StorageException failure = catchThrowableOfType(
                    StorageException.class, () -> pulls.run("https://far.example/web.qcow2", null));

            assertThat(failure.getMessage()).startsWith("could not download https://far.example/web.qcow2: ");
            assertThat(proxy.requests().getFirst().method()).isEqualTo("CONNECT");
            assertThat(proxy.asked("Proxy-Authorization")).startsWith("Basic YWRhOnNlY3JldA==");
            assertThat(proxy.asked("Authorization")).startsWith("-");
        }
    }

    @Test
    void jitterShortensAPauseByHalfAtMost() {
        server.on("/web.qcow2", RudeServer.status(500), RudeServer.whole(IMAGE));

        pulls.run(server.url("/web.qcow2"), null);

        assertThat(pulls.slept).containsExactly(Duration.ofMillis(500));
    }
}
