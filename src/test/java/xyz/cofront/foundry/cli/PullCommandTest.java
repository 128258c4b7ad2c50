package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cofront.foundry.image.RudeServer.file;
import static xyz.cofront.foundry.image.RudeServer.fileUntil;
import static xyz.cofront.foundry.image.RudeServer.head;
import static xyz.cofront.foundry.image.RudeServer.line;
import static xyz.cofront.foundry.image.RudeServer.part;
import static xyz.cofront.foundry.image.RudeServer.redirect;
import static xyz.cofront.foundry.image.RudeServer.sleep;
import static xyz.cofront.foundry.image.RudeServer.status;
import static xyz.cofront.foundry.image.RudeServer.text;
import static xyz.cofront.foundry.image.RudeServer.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.RudeServer;

/// `image pull` against servers that misbehave.
class PullCommandTest {
    private static final byte[] IMAGE = Scenarios.qcow2(1L << 30);
    private static final int HALF = IMAGE.length / 2;
    private static final String BEGIN = "Pulling image 'web.qcow2' from SERVER/web.qcow2...\n";
    private static final String UNCHECKED =
            "note: no checksum was given: nothing shows that this is the file its makers published\n";
    private static final String IMPORTED = """
            Importing image 'web.qcow2'...
            ✓ Image checked
            ✓ Image imported
            """;
    private static final String DONE = "✓ Downloaded\n" + UNCHECKED + IMPORTED;

    private final Cli cli = Scenarios.host();
    private RudeServer server;

    @TempDir
    private Path cache;

    @BeforeEach
    void serve() throws IOException {
        server = new RudeServer();
        cli.environment.put("XDG_CACHE_HOME", cache.toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anImageIsPulled() {
        server.on("/web.qcow2", file(IMAGE, "\"one\""));

        succeeds(BEGIN + DONE);
        assertThat(server.requests()).extracting(RudeServer.Request::method).containsExactly("GET");
    }

    @Test
    void aServerThatRefusesHeadIsNeverAskedForIt() {
        RudeServer.Behaviour forbidden = status(403);
        server.on(
                "/web.qcow2",
                (request, out) -> (request.method().equals("HEAD") ? forbidden : whole(IMAGE)).answer(request, out));

        succeeds(BEGIN + DONE);
    }

    @Test
    void aServerThatIsBusyThreeTimesIsAskedAFourthTime() {
        server.on("/web.qcow2", status(503), status(503), status(503), whole(IMAGE));

        succeeds(BEGIN + """
                note: the server answered 503; attempt 2 of 5 in 1 s
                note: the server answered 503; attempt 3 of 5 in 2 s
                note: the server answered 503; attempt 4 of 5 in 4 s
                """ + DONE);
        assertThat(cli.slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void aServerThatStaysBusyIsGivenUp() {
        server.on("/web.qcow2", status(503));

        fails(5, BEGIN + """
                note: the server answered 503; attempt 2 of 5 in 1 s
                note: the server answered 503; attempt 3 of 5 in 2 s
                note: the server answered 503; attempt 4 of 5 in 4 s
                note: the server answered 503; attempt 5 of 5 in 8 s
                error: could not download SERVER/web.qcow2: the server answered 503
                  gave up after 5 attempts in a row
                """);
    }

    @Test
    void aServerThatSaysWhenToComeBackIsObeyed() {
        server.on(
                "/web.qcow2",
                status(429, "Retry-After: 7"),
                status(503, "Date: Thu, 01 Jan 2026 00:00:00 GMT", "Retry-After: Thu, 01 Jan 2026 00:00:09 GMT"),
                whole(IMAGE));

        succeeds(BEGIN + """
                note: the server answered 429; attempt 2 of 5 in 7 s
                note: the server answered 503; attempt 3 of 5 in 9 s
                """ + DONE);
        assertThat(cli.slept).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(9));
    }

    @Test
    void aServerThatSaysToComeBackTomorrowIsGivenUpAtOnce() {
        server.on("/web.qcow2", status(429, "Retry-After: 86400"));

        fails(
                5,
                BEGIN
                        + "error: could not download SERVER/web.qcow2: the server answered 429 and to come back in 86400 s\n");
        assertThat(cli.slept).isEmpty();
    }

    @Test
    void aMissingFileIsNotAskedForAgain() {
        fails(
                5,
                BEGIN + "error: could not download SERVER/web.qcow2: the server answered 404: there is no such file\n");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServerThatTakesNoConnectionIsGivenUp() {
        server.close();

        fails(5, BEGIN + """
                note: the server takes no connection; attempt 2 of 5 in 1 s
                note: the server takes no connection; attempt 3 of 5 in 2 s
                note: the server takes no connection; attempt 4 of 5 in 4 s
                note: the server takes no connection; attempt 5 of 5 in 8 s
                error: could not download SERVER/web.qcow2: the server takes no connection
                  gave up after 5 attempts in a row
                """);
    }

    @Test
    void anAnswerWithoutALengthIsTakenToItsEnd() {
        server.on("/web.qcow2", (request, out) -> {
            head(out, 200);
            line(out, "");
            out.write(IMAGE);
        });

        succeeds(BEGIN + "note: the server does not tell the length: only a checksum shows whether all of it came\n"
                + DONE);
    }

    @Test
    void anAnswerShorterThanItsLengthIsGivenUp() {
        server.on("/web.qcow2", part(IMAGE, IMAGE.length + 1000, IMAGE.length));

        String broke = "the connection broke (fixed content-length: 263144, bytes received: 262144)";
        Cli.Result result = pull();

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(said(result))
                .endsWith("error: could not download SERVER/web.qcow2: " + broke + "\n"
                        + "  gave up after 5 attempts in a row\n");
        assertNothingThere();
    }

    @Test
    void anAnswerLongerThanItsLengthIsCutThere() {
        byte[] longer = Arrays.copyOf(IMAGE, IMAGE.length + 1000);
        server.on("/web.qcow2", part(longer, IMAGE.length, longer.length));

        succeeds(BEGIN + DONE);
    }

    @Test
    void aDownloadThatIsCutAtHalfGoesOnFromThere() {
        server.on("/web.qcow2", fileUntil(IMAGE, "\"one\"", HALF), file(IMAGE, "\"one\""));

        succeeds(BEGIN + """
                note: the connection broke (fixed content-length: 262144, bytes received: 131072); attempt 2 of 5 in 1 s
                note: resuming after 131072 bytes
                """ + DONE);
        assertThat(server.asked("Range")).containsExactly("-", "bytes=131072-");
        assertThat(server.asked("If-Range")).containsExactly("-", "\"one\"");
    }

    @Test
    void aDownloadThatIsCutForEverIsKeptAndALaterPullGoesOnFromThere() {
        server.on("/web.qcow2", fileUntil(IMAGE, "\"one\"", HALF));
        Cli.Result first = pull();
        server.on("/web.qcow2", file(IMAGE, "\"one\""));

        assertThat(first.exitCode()).isEqualTo(5);
        assertThat(said(first)).endsWith("""
                          gave up after 5 attempts in a row
                          what came is kept: the same command goes on from there
                        """);
        assertNothingThere();
        succeeds(BEGIN + "note: resuming after 131072 bytes\n" + DONE);
    }

    @Test
    void withoutAValidatorNothingIsResumed() {
        server.on("/web.qcow2", part(IMAGE, IMAGE.length, HALF), whole(IMAGE));

        succeeds(BEGIN + """
                note: the connection broke (fixed content-length: 262144, bytes received: 131072); attempt 2 of 5 in 1 s
                note: the server cannot resume; the download starts over
                """ + DONE);
        assertThat(server.asked("Range")).containsExactly("-", "-");
    }

    @Test
    void aWeakValidatorIsNone() {
        server.on("/web.qcow2", part(IMAGE, IMAGE.length, HALF, "ETag: W/\"one\""), whole(IMAGE, "ETag: W/\"one\""));

        assertThat(pull().exitCode()).isZero();
        assertThat(server.asked("If-Range")).containsExactly("-", "-");
    }

    @Test
    void aDateIsAValidatorIfTheFileCouldNotHaveChangedSince() {
        String[] dates = {"Date: Thu, 01 Jan 2026 00:00:09 GMT", "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT"};
        server.on("/web.qcow2", part(IMAGE, IMAGE.length, HALF, dates), whole(IMAGE, dates));

        succeeds(BEGIN + """
                note: the connection broke (fixed content-length: 262144, bytes received: 131072); attempt 2 of 5 in 1 s
                note: the server cannot resume; the download starts over
                """ + DONE);
        assertThat(server.asked("If-Range")).containsExactly("-", "Thu, 01 Jan 2026 00:00:00 GMT");
    }

    @Test
    void aFileThatChangedMeanwhileIsDownloadedFromItsBeginning() {
        byte[] old = IMAGE.clone();
        Arrays.fill(old, HALF / 2, HALF, (byte) 7);
        server.on("/web.qcow2", fileUntil(old, "\"one\"", HALF), file(IMAGE, "\"two\""));

        succeeds(BEGIN + """
                note: the connection broke (fixed content-length: 262144, bytes received: 131072); attempt 2 of 5 in 1 s
                note: the server's file has changed; the download starts over
                """ + DONE);
        assertThat(pulled()).isEqualTo(IMAGE);
    }

    @Test
    void aPartOfAnotherFileIsNeverAppended() {
        server.on(
                "/web.qcow2",
                fileUntil(IMAGE, "\"one\"", HALF),
                (request, out) -> {
                    head(out, 206, "ETag: \"two\"", "Content-Range: bytes 131072-262143/262144");
                    line(out, "Content-Length: 131072\r\n");
                    out.write(new byte[HALF]);
                },
                file(IMAGE, "\"two\""));

        succeeds(BEGIN + """
                note: the connection broke (fixed content-length: 262144, bytes received: 131072); attempt 2 of 5 in 1 s
                note: the server's file has changed; the download starts over; attempt 3 of 5 in 2 s
                """ + DONE);
    }

    @Test
    void anotherPartThanAskedForIsNeverAppended() {
        server.on(
                "/web.qcow2",
                fileUntil(IMAGE, "\"one\"", HALF),
                (request, out) -> {
                    head(out, 206, "ETag: \"one\"", "Content-Range: bytes 0-131071/262144");
                    line(out, "Content-Length: 131072\r\n");
                    out.write(IMAGE, 0, HALF);
                },
                file(IMAGE, "\"one\""));

        succeeds(BEGIN + """
                note: the connection broke (fixed content-length: 262144, bytes received: 131072); attempt 2 of 5 in 1 s
                note: the server sent another part than was asked for; attempt 3 of 5 in 2 s
                """ + DONE);
    }

    @Test
    void aFileThatGotShorterIsDownloadedFromItsBeginning() {
        server.on("/web.qcow2", fileUntil(IMAGE, "\"one\"", HALF), status(416), file(IMAGE, "\"two\""));

        succeeds(BEGIN + """
                note: the connection broke (fixed content-length: 262144, bytes received: 131072); attempt 2 of 5 in 1 s
                note: the server's file ends before what was downloaded of it; attempt 3 of 5 in 2 s
                """ + DONE);
    }

    @Test
    void aServerThatFallsAsleepIsAskedAgain() {
        cli.stall = Duration.ofSeconds(1);
        server.on(
                "/web.qcow2",
                (request, out) -> {
                    fileUntil(IMAGE, "\"one\"", HALF).answer(request, out);
                    sleep(20_000);
                },
                file(IMAGE, "\"one\""));

        succeeds(BEGIN + """
                note: nothing came for 1 s; attempt 2 of 5 in 1 s
                note: resuming after 131072 bytes
                """ + DONE);
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        cli.stall = Duration.ofSeconds(1);
        server.on("/web.qcow2", (request, out) -> sleep(20_000));

        Cli.Result result = pull();

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(said(result)).endsWith("""
                        error: could not download SERVER/web.qcow2: nothing came for 1 s
                          gave up after 5 attempts in a row
                        """);
        assertNothingThere();
    }

    @Test
    void aServerThatSendsAByteNowAndThenIsSlowAndNotAsleep() {
        cli.stall = Duration.ofSeconds(2);
        server.on("/web.qcow2", (request, out) -> {
            head(out, 200);
            line(out, "Content-Length: " + IMAGE.length + "\r\n");
            out.write(IMAGE, 0, IMAGE.length - 8);
            // Eight pauses of a fifth of what counts as asleep: longer in all than that.
            for (int last = 8; last > 0; last--) {
                out.flush();
                sleep(cli.stall.toMillis() / 5);
                out.write(IMAGE[IMAGE.length - last]);
            }
        });

        succeeds(BEGIN + DONE);
    }

    @Test
    void redirectsAreFollowed() {
        server.on("/web.qcow2", redirect("/other/place"));
        server.on("/other/place", redirect(server.url("/third?token=secret")));
        server.on("/third", whole(IMAGE));

        succeeds(BEGIN + DONE);
    }

    @Test
    void aCircleOfRedirectsIsNamed() {
        server.on("/web.qcow2", redirect("/a"));
        server.on("/a", redirect("/b?secret=1"));
        server.on("/b", redirect("/a"));

        fails(
                5,
                BEGIN + "error: could not download SERVER/web.qcow2: it redirects in a circle: SERVER/web.qcow2 ->"
                        + " SERVER/a -> SERVER/b?*** -> SERVER/a\n");
    }

    @Test
    void redirectsEnd() {
        server.on("/web.qcow2", redirect("/0"));
        for (int place = 0; place < 12; place++) {
            server.on("/" + place, redirect("/" + (place + 1)));
        }

        fails(5, BEGIN + "error: could not download SERVER/web.qcow2: it redirects more than 10 times\n");
        assertThat(server.requests()).hasSize(11);
    }

    @Test
    void aRedirectToAFileOfThisHostIsNotFollowed() {
        server.on("/web.qcow2", redirect("file:///etc/passwd"));

        fails(
                5,
                BEGIN
                        + "error: could not download SERVER/web.qcow2: it redirects to a file: URL, which is not followed\n");
    }

    @Test
    void aRedirectToNowhereIsNamed() {
        server.on("/web.qcow2", status(302));

        fails(5, BEGIN + "error: could not download SERVER/web.qcow2: it redirects to nowhere\n");
    }

    @Test
    void aWebPageIsNoImage() {
        server.on("/web.qcow2", text("<!DOCTYPE html><p>Log in</p>", "Content-Type: text/html; charset=utf-8"));

        fails(
                5,
                BEGIN + "error: could not download SERVER/web.qcow2: the server sent a web page, not a file: is it the"
                        + " right URL?\n");
    }

    @Test
    void aWebPageThatDoesNotSaySoIsNoImageEither() {
        server.on("/web.qcow2", text("<!DOCTYPE html><p>Log in</p>"));

        fails(5, BEGIN + "✓ Downloaded\n" + UNCHECKED + """
                Importing image 'web.qcow2'...
                error: 'SERVER/web.qcow2' cannot be imported
                  its size, 28 bytes, is not a multiple of 512
                  it is neither a qcow2 image nor a partitioned disk: it has no boot sector (no 0x55AA at byte 510)
                  what was downloaded is removed
                """);
        assertThat(downloads()).isEmpty();
    }

    @Test
    void anEmptyFileIsNoImage() {
        server.on("/web.qcow2", whole(new byte[0]));

        fails(5, BEGIN + "error: could not download SERVER/web.qcow2: the server's file is empty\n");
    }

    @Test
    void aGivenChecksumIsCompared() throws Exception {
        server.on("/web.qcow2", whole(IMAGE));

        succeeds(
                BEGIN + "✓ Downloaded\n✓ Checksum verified (sha512)\n" + IMPORTED,
                "--checksum",
                "SHA512:" + hex("SHA-512", IMAGE).toUpperCase(Locale.ROOT));
    }

    @Test
    void aWrongChecksumIsRefusedAndTheDownloadRemoved() throws Exception {
        server.on("/web.qcow2", whole(IMAGE));
        String wrong = hex("SHA-256", new byte[0]);

        fails(
                5,
                BEGIN + "✓ Downloaded\n" + """
                        error: the checksum of SERVER/web.qcow2 is wrong
                          expected   sha256:%s
                          downloaded sha256:%s
                          what was downloaded is removed
                        """.formatted(wrong, hex("SHA-256", IMAGE)),
                "--checksum",
                "sha256:" + wrong);
        assertThat(downloads()).isEmpty();
    }

    @Test
    void aChecksumFileIsComparedAndItsSignatureIsNot() throws Exception {
        server.on("/web.qcow2", whole(IMAGE));
        server.on("/SHA256SUMS", text(hex("SHA-256", IMAGE) + " *web.qcow2\n"));

        succeeds(BEGIN + """
                        warning: the checksum file comes over http: whoever can change the image on its way can change\
                         the checksum too
                        ✓ Downloaded
                        ✓ Checksum verified (sha256); signature not checked
                        """ + IMPORTED, "--checksum", server.url("/SHA256SUMS"));
    }

    @Test
    void aChecksumFileThatCannotBeUsedEndsThePullBeforeTheDownload() {
        server.on("/web.qcow2", whole(IMAGE));
        server.on("/SHA256SUMS", text("hello\n"));

        fails(5, BEGIN + """
                        warning: the checksum file comes over http: whoever can change the image on its way can change\
                         the checksum too
                        error: checksum file SERVER/SHA256SUMS is malformed: line 1 is neither 'HEX  name' nor\
                         'SHA256 (name) = HEX'
                        """, "--checksum", server.url("/SHA256SUMS"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aTakenNameEndsThePullBeforeAnythingIsAsked() {
        Cli.Result result = cli.launch("image", "pull", server.url("/x"), "--name", "debian-13.qcow2");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).contains("error: pool 'foundry-images' already has a volume 'debian-13.qcow2'\n");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aDownloadThatCouldNotBeImportedIsNotDownloadedAgain() {
        server.on("/web.qcow2", file(IMAGE, "\"one\""));
        Cli.Result first = cli.launch("image", "pull", server.url("/web.qcow2"), "--name", "web.raw");

        assertThat(first.exitCode()).isEqualTo(5);
        assertThat(said(first)).endsWith("""
                error: 'SERVER/web.qcow2' cannot be imported
                  the name 'web.raw' ends in .raw but the file is qcow2: try --name web.qcow2
                  what was downloaded is kept: the same command imports it
                """);
        succeeds(BEGIN + "note: the server's file is the one that was downloaded before\n" + DONE);
        assertThat(server.asked("If-None-Match")).containsExactly("-", "\"one\"");
        assertThat(downloads()).isEmpty();
    }

    @Test
    void credentialsAreSentToTheirOriginAloneAndNeverShown() throws IOException {
        try (RudeServer other = new RudeServer()) {
            server.on("/web.qcow2", redirect(other.base().replace("//", "//eve:hole@") + "/there"));
            other.on("/there", whole(IMAGE));
            String url = server.url("/web.qcow2?X-Signature=tops3cret").replace("//", "//ada:pass%20w0rd@");

            Cli.Result result = cli.launch("image", "pull", "-v", url, "--name", "web.qcow2");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.err())
                    .contains("Pulling image 'web.qcow2' from http://***@" + server.authority() + "/web.qcow2?***...\n")
                    .doesNotContain("w0rd", "tops3cret", "hole");
            // printf 'ada:pass w0rd' | base64
            assertThat(server.asked("Authorization")).containsExactly("Basic YWRhOnBhc3MgdzByZA==");
            assertThat(other.asked("Authorization")).containsExactly("-");
        }
    }

    @Test
    void noSecretOfAUrlIsShownWhenItFails() {
        server.on("/web.qcow2", status(500));
        String url = server.url("/web.qcow2?X-Signature=tops3cret").replace("//", "//ada:passw0rd@");

        Cli.Result result = cli.launch("image", "pull", "-v", url, "--name", "web.qcow2");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).doesNotContain("passw0rd", "tops3cret");
    }

    private Cli.Result pull(String... options) {
        return cli.launch(Stream.concat(Stream.of("image", "pull", server.url("/web.qcow2")), Stream.of(options))
                .toArray(String[]::new));
    }

    private void succeeds(String said, String... options) {
        Cli.Result result = pull(options);

        assertThat(said(result)).isEqualTo(said);
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("Successfully imported image 'web.qcow2' into pool 'foundry-images'\n");
        assertThat(pulled()).isEqualTo(IMAGE);
        assertThat(downloads()).isEmpty();
    }

    private void fails(int exitCode, String said, String... options) {
        Cli.Result result = pull(options);

        assertThat(said(result)).isEqualTo(said);
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertNothingThere();
    }

    private void assertNothingThere() {
        assertThat(cli.host.volumes().list("foundry-images"))
                .extracting(Volume::name)
                .containsExactly("debian-13.qcow2");
    }

    private byte[] pulled() {
        return cli.host.volumes().read(new VolumeId("foundry-images", "web.qcow2"), 0, IMAGE.length + 1);
    }

    /// Stderr without the lines of how far it is, which come as the network likes.
    private String said(Cli.Result result) {
        return result.err()
                .lines()
                .filter(line -> !line.matches("(Downloading|Verifying|Uploading): .*"))
                .map(line -> line.replace(server.base(), "SERVER") + "\n")
                .collect(Collectors.joining());
    }

    private List<String> downloads() {
        Path folder = cache.resolve("foundry/downloads");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("locks"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String hex(String algorithm, byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }
}
