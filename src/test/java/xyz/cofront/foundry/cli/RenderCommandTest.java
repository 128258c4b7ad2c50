package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class RenderCommandTest {
    private static final String UUID = "6d0c1a52-3f7e-4b7a-9c1d-0a1b2c3d4e5f";
    private static final String WEB = Scenarios.document("web", "10.77.0.10") + """
              cloudInit:
                runcmd: [echo hunter2]
            """;

    private final Cli cli = Scenarios.host();

    @TempDir
    private Path folder;

    @BeforeEach
    void type() {
        cli.typed = WEB;
    }

    @Test
    void everyFileIsShownUnderItsName() {
        Cli.Result result = cli.launch("render", "-", "--uuid", UUID);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("==> web/domain.xml <==\n<domain type=\"kvm\">\n  <name>web</name>\n  <uuid>" + UUID
                        + "</uuid>\n");
        assertThat(result.out()).contains("</domain>\n\n==> web/volumes/foundry-vms/web_boot.xml <==\n<volume>\n");
        assertThat(result.out()).contains("\n==> web/meta-data <==\ninstance-id: web-" + UUID + "\n");
        assertThat(result.out()).doesNotContain("hunter2");
    }

    @Test
    void namesAreThePathsOfTheFiles() {
        assertThat(cli.launch("render", "-", "-o", "name").out()).isEqualTo("""
                web/domain.xml
                web/volumes/foundry-vms/web_boot.xml
                web/volumes/foundry-vms/web_data-vdb.xml
                web/volumes/foundry-vms/web_cloudinit.xml
                web/user-data
                web/meta-data
                web/network-config
                """);
    }

    @Test
    void jsonHoldsTheFilesAndTheIsoWhereSecretsAreShown() {
        JsonNode masked = JsonMapper.shared()
                .readTree(cli.launch("render", "-", "-o", "json").out());
        cli.typed = WEB;
        JsonNode open = JsonMapper.shared()
                .readTree(cli.launch("render", "-", "-o", "json", "--show-secrets", "--uuid", UUID)
                        .out());

        assertThat(masked.path("iso").isMissingNode()).isTrue();
        assertThat(open.path("uuid").asString()).isEqualTo(UUID);
        assertThat(open.path("files").path("user-data").asString()).contains("- echo hunter2\n");
        assertThat(open.path("iso").binaryValue()).hasSize(131072);
    }

    @Test
    void aFolderTakesTheFilesAndNoSecretsUnlessAsked() throws IOException {
        Cli.Result result =
                cli.launch("render", "-", "--out", folder.resolve("made").toString());

        Path web = folder.resolve("made/web");
        assertThat(result.out()).startsWith(web.resolve("domain.xml") + "\n");
        assertThat(result.err())
                .isEqualTo("note: web: the ISO holds secrets and was left out; --show-secrets writes it\n");
        assertThat(web.resolve("seed.iso")).doesNotExist();
        assertThat(Files.readString(web.resolve("user-data"))).doesNotContain("hunter2");
        assertThat(mode(web.resolve("user-data"))).isEqualTo("rw-r--r--");
    }

    @Test
    void filesWithSecretsAreForTheirOwnerAloneEvenWhereOthersWereBefore() throws IOException {
        cli.launch("render", "-", "--out", folder.toString());
        cli.typed = WEB;

        Cli.Result result = cli.launch("render", "-", "--out", folder.toString(), "--show-secrets", "--uuid", UUID);

        Path web = folder.resolve("web");
        assertThat(result.err()).isEmpty();
        assertThat(Files.readString(web.resolve("user-data"))).contains("hunter2");
        assertThat(Files.size(web.resolve("seed.iso"))).isEqualTo(131072);
        assertThat(mode(web.resolve("user-data"))).isEqualTo("rw-------");
        assertThat(mode(web.resolve("seed.iso"))).isEqualTo("rw-------");
        assertThat(mode(web.resolve("domain.xml"))).isEqualTo("rw-------");
        try (var files = Files.list(web)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "domain.xml", "volumes", "user-data", "meta-data", "network-config", "seed.iso");
        }
    }

    @Test
    void offlineAsksNoHostAndSaysWhatItAssumes() {
        Cli.Result result = cli.launch("render", "--offline", "-", "-o", "name");

        assertThat(result.exitCode()).isZero();
        assertThat(cli.opened).isEmpty();
        assertThat(result.err()).isEqualTo("""
                note: web: assumed to be of type kvm on x86_64
                note: web: assumed that pool 'foundry-vms' is the folder /var/lib/libvirt/images/foundry/vms
                note: web: assumed that the image is /var/lib/libvirt/images/foundry/images/debian-13.qcow2 and of format qcow2
                """);
    }

    @Test
    void whereThereIsNoHostTheWayWithoutOneIsNamed() {
        cli.connecting((_, _, _) -> {
            throw new HypervisorException(Kind.CONNECTION, "cannot connect", null);
        });

        Cli.Result result = cli.launch("render", "-");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).startsWith("error: cannot connect\n").endsWith("  --offline renders without a host\n");
    }

    @Test
    void aUuidIsForOneMachineAndIsAWholeOne() {
        cli.typed = WEB + "---\n" + Scenarios.document("db", "10.77.0.11");

        assertThat(cli.launch("render", "-", "--uuid", UUID))
                .isEqualTo(new Cli.Result(1, "", "error: --uuid is for one VM, and there are 2 documents\n"));
        cli.typed = WEB;
        assertThat(cli.launch("render", "-", "--uuid", "1-2-3-4-5"))
                .isEqualTo(new Cli.Result(
                        1,
                        "",
                        "error: --uuid: '1-2-3-4-5' is not a UUID such as 6d0c1a52-3f7e-4b7a-9c1d-0a1b2c3d4e5f\n"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        Cli.Result result = cli.launch("render", "-", "--out", file.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: --out: cannot write " + file);
    }

    private static String mode(Path file) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        return PosixFilePermissions.toString(mode);
    }
}
