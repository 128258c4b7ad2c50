package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.image.RudeServer;

/// `image search`, and `image pull` by name.
class CatalogueCommandsTest {
    private static final byte[] IMAGE = Scenarios.qcow2(1L << 30);
    private static final Path CONFIG = Path.of("/home/ada/.config/foundry/config.yaml");

    private final Cli cli = Scenarios.host();

    @TempDir
    private Path cache;

    @BeforeEach
    void configure() {
        cli.environment.put("XDG_CACHE_HOME", cache.toString());
        cli.files.put(CONFIG, """
                catalogue:
                  lab-1:
                    url: https://ada:pw@lab.example/lab.img?sig=1
                    user: ada
                    description: The lab's own
                """);
    }

    @Test
    void imagesAreSearched() {
        assertThat(cli.launch("image", "search", "LAB")).isEqualTo(new Cli.Result(0, """
                        NAME   FORMAT  USER  CHECKSUM  DESCRIPTION
                        lab-1  qcow2   ada   no        The lab's own
                        """, ""));
        assertThat(cli.launch("image", "search", "lab", "-o", "wide").out()).isEqualTo("""
                        NAME   FORMAT  USER  DESCRIPTION    URL                                  CHECKSUM  ORIGIN
                        lab-1  qcow2   ada   The lab's own  https://***@lab.example/lab.img?***  -         %s:2
                        """.formatted(CONFIG));
        assertThat(cli.launch("image", "search", "lab", "-o", "yaml").out()).isEqualTo("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: CatalogueImageList
                        items:
                          - name: lab-1
                            image: lab-1.qcow2
                            format: qcow2
                            user: ada
                            description: "The lab's own"
                            url: "https://***@lab.example/lab.img?***"
                            origin: %s:2
                        """.formatted(CONFIG));
        assertThat(cli.launch("image", "search", "debian", "-o", "name").out())
                .isEqualTo("catalogueimage/debian-12\ncatalogueimage/debian-13\n");
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void anImageIsPulledByItsName() throws Exception {
        try (RudeServer server = new RudeServer()) {
            server.on("/lab.img", RudeServer.whole(IMAGE));
            server.on("/SUMS", RudeServer.text("SHA512 (lab.img) = " + sha512() + "\n"));
            cli.files.put(CONFIG, """
                    catalogue:
                      debian-12:
                        url: %s
                        checksum: %s
                        user: debian
                    """.formatted(server.url("/lab.img"), server.url("/SUMS")));

            Cli.Result result = cli.launch("image", "pull", "debian-12");

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out())
                    .isEqualTo("Successfully imported image 'debian-12.qcow2' into pool 'foundry-images'\n");
            assertThat(result.err())
                    .contains("✓ Checksum verified (sha512); signature not checked\n")
                    .endsWith("note: the image's own user is 'debian'\n");
            assertThat(server.requests()).extracting(RudeServer.Request::path).containsExactly("/SUMS", "/lab.img");
        }
    }

    @Test
    void aMachineIsCreatedFromAnImageNamedWithoutItsEnding() {
        cli.host.withBridge("br0");
        cli.typed = Scenarios.document("web", "10.77.0.10").replace("debian-13.qcow2", "debian-13");

        Cli.Result result = cli.launch("create", "-");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(cli.launch("get", "web", "-o", "yaml").out()).contains("image: debian-13\n");
    }

    @Test
    void aNameThatIsNotInTheCatalogueSuggestsTheNearest() {
        assertThat(cli.launch("image", "pull", "debain-12")).isEqualTo(new Cli.Result(5, "", """
                        error: there is no image 'debain-12' in the catalogue
                          did you mean 'debian-12'?
                          'foundry image search' lists the names; anything else can be pulled by its URL
                        """));
        assertThat(cli.opened).isEmpty();
    }

    private static String sha512() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(IMAGE));
    }
}
