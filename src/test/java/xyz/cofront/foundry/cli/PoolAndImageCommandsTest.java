package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.hypervisor.Access;

class PoolAndImageCommandsTest {
    private static final long GIB = 1L << 30;

    private final Cli cli = Scenarios.host();

    @TempDir
    private Path folder;

    @Test
    void poolsAreListed() {
        cli.host.withPool("gone", "/gone", GIB);
        cli.host.stopPool("gone", true);

        assertThat(cli.launch("pool", "list")).isEqualTo(new Cli.Result(0, """
                        NAME            STATE     TYPE  CAPACITY  ALLOCATION  AVAILABLE  VOLUMES
                        foundry-images  active    dir   100 GiB   256 KiB     100 GiB    1
                        foundry-vms     active    dir   100 GiB   0 B         100 GiB    0
                        gone            inactive  dir   -         -           -          -
                        """, ""));
        assertThat(cli.opened)
                .containsExactly(new Cli.Opened("qemu:///system", Access.READ_ONLY, Duration.ofSeconds(35)));
    }

    @Test
    void poolsAreListedForPrograms() {
        cli.host.stopPool("foundry-vms", false);

        assertThat(cli.launch("pool", "ls", "-o", "yaml").out()).isEqualTo("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: StoragePoolList
                        items:
                          - name: foundry-images
                            type: dir
                            path: /var/lib/libvirt/images/foundry/images
                            active: true
                            autostart: true
                            capacityBytes: 107374182400
                            allocationBytes: 262144
                            availableBytes: 107373920256
                            volumes: 1
                          - name: foundry-vms
                            type: dir
                            path: /var/lib/libvirt/images/foundry/vms
                            active: false
                            autostart: true
                        """);
        assertThat(cli.launch("pool", "ls", "-o", "name").out())
                .isEqualTo("storagepool/foundry-images\nstoragepool/foundry-vms\n");
        assertThat(cli.launch("pool", "ls", "-o", "wide").out())
                .startsWith(
                        "NAME            STATE     TYPE  CAPACITY  ALLOCATION  AVAILABLE  VOLUMES  AUTOSTART  PATH\n")
                .contains("yes        /var/lib/libvirt/images/foundry/images\n");
    }

    @Test
    void imagesAreListed() {
        assertThat(cli.launch("image", "list")).isEqualTo(new Cli.Result(0, """
                        NAME             FORMAT  VIRTUAL  SIZE     DIGEST  SOURCE  AGE  USED BY
                        debian-13.qcow2  qcow2   2 GiB    256 KiB  -       -       0s   0
                        """, ""));
        assertThat(cli.launch("image", "list", "-o", "name").out()).isEqualTo("image/debian-13.qcow2\n");
        assertThat(cli.launch("image", "list", "-o", "json").out()).isEqualTo("""
                        {
                          "apiVersion": "foundry.cofront.xyz/v1alpha1",
                          "kind": "ImageList",
                          "items": [
                            {
                              "name": "debian-13.qcow2",
                              "pool": "foundry-images",
                              "format": "qcow2",
                              "virtualSizeBytes": 2147483648,
                              "allocationBytes": 262144,
                              "path": "/var/lib/libvirt/images/foundry/images/debian-13.qcow2",
                              "usable": true
                            }
                          ]
                        }
                        """);
    }

    @Test
    void imagesOfAPoolThatIsNotThereAreAFailureOfStorage() {
        Cli.Result result = cli.launch("image", "list", "--pool", "nowhere");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).startsWith("error: there is no pool 'nowhere'\n");
    }

    @Test
    void anImageIsImportedUnderItsFilesName() throws IOException {
        Path file = Files.write(folder.resolve("alpine.qcow2"), Scenarios.qcow2(GIB));

        Cli.Result result = cli.launch("image", "import", file.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("Successfully imported image 'alpine.qcow2' into pool 'foundry-images'\n");
        assertThat(result.err()).startsWith("Importing image 'alpine.qcow2'...\n✓ Image checked\n");
        assertThat(cli.launch("image", "list", "-o", "name").out())
                .isEqualTo("image/alpine.qcow2\nimage/debian-13.qcow2\n");
    }

    @Test
    void anImageIsImportedUnderAnotherName() throws IOException {
        Path file = Files.write(folder.resolve("download"), Scenarios.qcow2(GIB));

        assertThat(cli.launch("image", "import", "-q", "-o", "name", file.toString(), "a.qcow2"))
                .isEqualTo(new Cli.Result(0, "image/a.qcow2\n", ""));
        assertThat(cli.launch("image", "import", "-q", "-o", "name", file.toString(), "--name", "b.qcow2"))
                .isEqualTo(new Cli.Result(0, "image/b.qcow2\n", ""));
    }

    @Test
    void aMissingFileIsAFailureOfStorage() {
        assertThat(cli.launch("image", "import", "/no/such.qcow2").exitCode()).isEqualTo(5);
    }
}
