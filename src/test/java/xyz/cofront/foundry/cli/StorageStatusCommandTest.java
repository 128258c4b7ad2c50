package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageStatusCommandTest {
    private static final long GIB = 1L << 30;

    private final Cli cli = Scenarios.host();

    @Test
    void aTidyHostIsShown() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));

        assertThat(cli.launch("storage", "status")).isEqualTo(new Cli.Result(0, """
                        Pools:
                          NAME            STATE   CAPACITY  USED     FREE     COMMITTED  OVERCOMMIT
                          foundry-images  active  100 GiB   256 KiB  100 GiB  0 B        -
                          foundry-vms     active  100 GiB   262 B    100 GiB  30 GiB     0.30
                        Biggest volumes:
                          VOLUME                          ALLOCATION  SIZE    USE    VMS
                          foundry-images/debian-13.qcow2  256 KiB     2 GiB   image  web
                          foundry-vms/web_boot            158 B       10 GiB  boot   web
                          foundry-vms/web_data-vdb        104 B       20 GiB  data   web
                        Unused images: none
                        Orphan volumes: none
                        Leftovers: none
                        """, ""));
    }

    @Test
    void whatLiesAboutIsShownWithTheCommandThatClearsIt() {
        cli.host.withPool("gone", "/gone", GIB);
        cli.host.stopPool("gone", true);
        cli.host.putVolume("foundry-vms", "old_boot", new byte[1024]);
        cli.host.putVolume("foundry-images", "half.qcow2.incomplete", new byte[512]);

        assertThat(cli.launch("storage", "status").out()).isEqualTo("""
                        Pools:
                          NAME            STATE     CAPACITY  USED       FREE     COMMITTED  OVERCOMMIT
                          foundry-images  active    100 GiB   256.5 KiB  100 GiB  0 B        -
                          foundry-vms     active    100 GiB   1 KiB      100 GiB  0 B        -
                          gone            inactive  -         -          -        -          -
                        Biggest volumes:
                          VOLUME                                ALLOCATION  SIZE   USE     VMS
                          foundry-images/debian-13.qcow2        256 KiB     2 GiB  image   -
                          foundry-vms/old_boot                  1 KiB       1 KiB  -       -
                          foundry-images/half.qcow2.incomplete  512 B       512 B  import  -
                        Unused images:
                          WHAT                                               SIZE     COMMAND
                          no VM uses image 'foundry-images/debian-13.qcow2'  256 KiB  foundry image delete debian-13.qcow2
                        Orphan volumes:
                          WHAT                                     SIZE   COMMAND
                          no VM has volume 'foundry-vms/old_boot'  1 KiB  virsh vol-delete --pool foundry-vms old_boot
                        Leftovers:
                          WHAT                                                   SIZE   COMMAND
                          work on image 'foundry-images/half.qcow2' was cut off  512 B  foundry image prune
                        """);
        assertThat(cli.launch("storage", "status", "-o", "name").out()).isEqualTo("""
                        image/debian-13.qcow2
                        volume/foundry-vms/old_boot
                        image/half.qcow2
                        """);
    }

    @Test
    void theStatusIsToldToPrograms() {
        cli.host.stopPool("foundry-vms", false);

        assertThat(cli.launch("storage", "status", "-o", "yaml").out()).isEqualTo("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: StorageStatus
                        pools:
                          - name: foundry-images
                            type: dir
                            path: /var/lib/libvirt/images/foundry/images
                            active: true
                            capacityBytes: 107374182400
                            allocationBytes: 262144
                            availableBytes: 107373920256
                            committedBytes: 0
                          - name: foundry-vms
                            type: dir
                            path: /var/lib/libvirt/images/foundry/vms
                            active: false
                        biggestVolumes:
                          - pool: foundry-images
                            name: debian-13.qcow2
                            allocationBytes: 262144
                            capacityBytes: 2147483648
                            use: image
                        unusedImages:
                          - resource: image
                            name: debian-13.qcow2
                            bytes: 262144
                            what: "no VM uses image 'foundry-images/debian-13.qcow2'"
                            command: foundry image delete debian-13.qcow2
                        orphanVolumes: []
                        leftovers: []
                        """);
    }

    @Test
    void theWideStatusShowsWhereThePoolsLie() {
        assertThat(cli.launch("storage", "status", "-o", "wide").out())
                .contains("OVERCOMMIT  TYPE  PATH\n")
                .contains("-           dir   /var/lib/libvirt/images/foundry/vms\n");
    }

    @Test
    void theImagePoolIsThatOfTheSettings() {
        cli.environment.put("FOUNDRY_IMAGE_POOL", "isos");
        cli.host.withPool("isos", "/isos", GIB);
        cli.host.putVolume("isos", "b.raw", new byte[10]);

        assertThat(cli.launch("storage", "status", "-o", "name").out()).isEqualTo("image/b.raw\n");
    }

    @Test
    void downloadsThatAreNotDoneAreShown(@TempDir Path cache) throws IOException {
        cli.environment.put("XDG_CACHE_HOME", cache.toString());
        Path downloads = Files.createDirectories(cache.resolve("foundry/downloads"));
        Files.write(downloads.resolve("0a1b.part"), new byte[2048]);

        assertThat(cli.launch("storage", "status").out()).endsWith("""
                        Leftovers:
                          WHAT                    SIZE   COMMAND
                          a download is not done  2 KiB  foundry image prune
                        """);
        assertThat(cli.launch("storage", "status", "-o", "name").out()).endsWith("download/0a1b\n");
    }

    @Test
    void anythingElseIsNoCommand() {
        assertThat(cli.launch("storage").err()).startsWith("error: a command is missing after 'storage'\n");
        assertThat(cli.launch("storage", "status", "now").exitCode()).isEqualTo(1);
    }
}
