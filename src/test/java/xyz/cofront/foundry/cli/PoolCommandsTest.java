package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.cofront.foundry.hypervisor.Access;

class PoolCommandsTest {
    private static final long GIB = 1L << 30;

    private final Cli cli = Scenarios.host();

    @TempDir
    private Path folder;

    @Test
    void aPoolIsAddedShownRefreshedAndDeleted() {
        String path = folder.toString();

        assertThat(cli.launch("pool", "add", "fast", "dir", path))
                .isEqualTo(new Cli.Result(0, "Successfully added pool 'fast'\n", ""));
        assertThat(cli.launch("pool", "info", "fast").out()).isEqualTo("""
                        Name:         fast
                        UUID:         %s
                        State:        active
                        Type:         dir
                        Path:         %s
                        Autostart:    yes
                        Persistent:   yes
                        Capacity:     100 GiB
                        Allocation:   0 B
                        Available:    100 GiB
                        Volumes:      none
                        """.formatted(uuid("fast"), path));
        assertThat(cli.launch("pool", "refresh", "fast"))
                .isEqualTo(new Cli.Result(0, "Successfully refreshed pool 'fast'\n", ""));
        assertThat(cli.launch("pool", "delete", "storagepool/fast", "--yes"))
                .isEqualTo(new Cli.Result(0, "Successfully deleted pool 'fast'\n", """
                        Deleting pool 'fast'...
                        ✓ Pool stopped
                        ✓ Pool undefined
                        """));
        assertThat(cli.host.pools().find("fast")).isEmpty();
    }

    @Test
    void volumesAreShownWithWhoUsesThem() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));

        assertThat(cli.launch("pool", "info", "foundry-vms").out()).endsWith("""
                        Persistent:   yes
                        Capacity:     100 GiB
                        Allocation:   262 B
                        Available:    100 GiB
                        Volumes:
                          NAME          USE   VMS  SIZE    ALLOCATION  FORMAT  CHAIN
                          web_boot      boot  web  10 GiB  158 B       qcow2   foundry-images/debian-13.qcow2
                          web_data-vdb  data  web  20 GiB  104 B       qcow2   -
                        """);
        assertThat(cli.launch("pool", "info", "foundry-vms", "-o", "yaml").out())
                .endsWith("""
                          - name: web_boot
                            path: /var/lib/libvirt/images/foundry/vms/web_boot
                            format: qcow2
                            capacityBytes: 10737418240
                            allocationBytes: 158
                            use: boot
                            vms:
                              - web
                            chain:
                              - foundry-images/debian-13.qcow2
                          - name: web_data-vdb
                            path: /var/lib/libvirt/images/foundry/vms/web_data-vdb
                            format: qcow2
                            capacityBytes: 21474836480
                            allocationBytes: 104
                            use: data
                            vms:
                              - web
                        """);
        assertThat(cli.launch("pool", "info", "foundry-vms", "-o", "wide").out())
                .contains("FORMAT  CHAIN                           PATH\n");
        assertThat(cli.launch("pool", "info", "foundry-vms", "-o", "name").out())
                .isEqualTo("storagepool/foundry-vms\n");
    }

    @Test
    void anInactivePoolIsShownWithoutSizes() {
        cli.host.withPool("gone", "/gone", GIB);
        cli.host.stopPool("gone", true);

        assertThat(cli.launch("pool", "info", "gone", "-o", "json").out()).isEqualTo("""
                        {
                          "apiVersion": "foundry.cofront.xyz/v1alpha1",
                          "kind": "StoragePool",
                          "name": "gone",
                          "uuid": "%s",
                          "type": "dir",
                          "path": "/gone",
                          "active": false,
                          "autostart": true,
                          "persistent": true
                        }
                        """.formatted(uuid("gone")));
        assertThat(cli.launch("pool", "info", "gone").out())
                .contains("State:        inactive\n")
                .endsWith("Capacity:     -\nAllocation:   -\nAvailable:    -\nVolumes:      -\n");
        assertThat(cli.opened).allMatch(opened -> opened.access() == Access.READ_ONLY);
    }

    @Test
    void aChangeIsToldToPrograms() {
        assertThat(cli.launch("pool", "add", "fast", "dir", folder.toString(), "-o", "json")
                        .out())
                .isEqualTo("""
                        {
                          "apiVersion": "foundry.cofront.xyz/v1alpha1",
                          "kind": "StoragePool",
                          "name": "fast",
                          "result": "added"
                        }
                        """);
        assertThat(cli.launch("pool", "delete", "fast", "-y", "-q", "-o", "name"))
                .isEqualTo(new Cli.Result(0, "storagepool/fast\n", ""));
    }

    @Test
    void aPoolMayWaitToBeStartedByHand() {
        cli.launch("pool", "add", "fast", "dir", folder.toString(), "--no-autostart");

        assertThat(cli.launch("pool", "info", "fast").out()).contains("Autostart:    no\n");
    }

    @Test
    void deletingShowsWhatGoesAndAsks() {
        cli.host.withPool("fast", "/srv/fast", GIB);
        cli.host.putVolume("fast", "mine", new byte[1]);
        cli.terminal = true;
        cli.environment.put("NO_COLOR", "1");
        cli.typed = "n\n";

        Cli.Result declined = cli.launch("pool", "delete", "fast");

        assertThat(declined).isEqualTo(new Cli.Result(4, "", """
                        This will be deleted at qemu:///system:
                          pool 'fast' (dir, /srv/fast)
                            1 volume stays in /srv/fast
                        Delete pool 'fast'? [y/N] error: declined: nothing was deleted
                        """));
        assertThat(cli.host.pools().find("fast")).isPresent();
        cli.typed = "y\n";
        assertThat(cli.launch("pool", "delete", "fast").exitCode()).isZero();
        assertThat(cli.host.pools().find("fast")).isEmpty();
    }

    @Test
    void deletingWithoutATerminalNeedsYes() {
        cli.host.withPool("fast", "/srv/fast", GIB);

        assertThat(cli.launch("pool", "delete", "fast")).isEqualTo(new Cli.Result(1, "", """
                        error: deleting takes the pool from every user of this libvirt, and there is no terminal to ask on
                          --yes answers the question beforehand
                        """));
    }

    @Test
    void aPoolInUseStays() {
        cli.host.withPool("fast", "/srv/fast", 100 * GIB);
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"), "--pool", "fast");

        assertThat(cli.launch("pool", "delete", "fast", "--yes", "--force")).isEqualTo(new Cli.Result(5, "", """
                        error: pool 'fast' is in use by VM 'web'
                          'foundry pool info fast' shows what uses it
                        """));
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"));

        assertThat(cli.launch("pool", "add", "fast", "dir", link.toString()))
                .isEqualTo(new Cli.Result(
                        5,
                        "",
                        "error: '" + link + "' cannot be a pool's folder: " + link
                                + " is a symbolic link to /etc; write the path it leads to\n"));
        assertThat(cli.host.pools().find("fast")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pool info nowhere, 5",
        "pool refresh nowhere, 5",
        "pool delete nowhere --yes, 5",
        "pool delete foundry-vms --yes, 5",
        "pool add foundry-vms dir /srv/x, 5",
        "pool add fast dir /etc/x, 1",
        "pool add fast dir srv, 1",
        "pool add fast dir /srv/../etc, 1",
        "pool add fast zip /srv/x, 1",
        "pool add a/b dir /srv/x, 1",
        "pool add fast dir /srv/x --source-host nas, 1",
        "pool add fast netfs /mnt/x, 1",
        "pool info a/b, 1"
    })
    void eachFailureHasItsExitCode(String line, int exitCode) {
        Cli.Result result = cli.launch(line.split(" "));

        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.out()).isEmpty();
        assertThat(cli.host.pools().list()).hasSize(2);
    }

    private UUID uuid(String pool) {
        return cli.host.pools().find(pool).orElseThrow().uuid();
    }
}
