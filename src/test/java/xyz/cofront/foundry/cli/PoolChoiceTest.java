package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Where disks go: flag over document, document over environment; each disk may have its own.
class PoolChoiceTest {
    private static final long GIB = 1L << 30;

    private final Cli cli = Scenarios.host();

    PoolChoiceTest() {
        cli.host.withPool("fast", "/srv/fast", 100 * GIB).withPool("bulk", "/srv/bulk", 100 * GIB);
    }

    @Test
    void theFlagDecides() {
        Scenarios.create(cli, document().replace("spec:", "spec:\n  storagePool: bulk"), "--pool", "fast");

        assertThat(volumes("fast")).containsExactly("web_boot", "web_data-vdb");
        assertThat(volumes("bulk")).isEmpty();
    }

    @Test
    void theDocumentDecidesOverTheEnvironment() {
        cli.environment.put("FOUNDRY_VM_POOL", "fast");

        Scenarios.create(cli, document().replace("spec:", "spec:\n  storagePool: bulk"));

        assertThat(volumes("bulk")).containsExactly("web_boot", "web_data-vdb");
        assertThat(volumes("fast")).isEmpty();
    }

    @Test
    void theEnvironmentDecidesWhereTheDocumentSaysNothing() {
        cli.environment.put("FOUNDRY_VM_POOL", "fast");

        Scenarios.create(cli, document());

        assertThat(volumes("fast")).containsExactly("web_boot", "web_data-vdb");
        assertThat(volumes("foundry-vms")).isEmpty();
    }

    @Test
    void aDataDiskMayLieInAnotherPool() {
        Scenarios.create(cli, document().replace("sizeGB: 20", "sizeGB: 20\n      pool: bulk"), "--pool", "fast");

        assertThat(volumes("fast")).containsExactly("web_boot");
        assertThat(volumes("bulk")).containsExactly("web_data-vdb");
        assertThat(cli.launch("destroy", "web", "--yes").exitCode()).isZero();
        assertThat(volumes("bulk")).isEmpty();
    }

    @Test
    void theImagePoolIsThatOfTheEnvironmentOrTheFlag() {
        cli.host.putVolume("bulk", "other.qcow2", Scenarios.qcow2(GIB));
        String other = document().replace("debian-13.qcow2", "other.qcow2");
        cli.typed = other;
        assertThat(cli.launch("create", "-").exitCode()).isEqualTo(2);

        cli.environment.put("FOUNDRY_IMAGE_POOL", "bulk");
        Scenarios.create(cli, other);
        cli.environment.put("FOUNDRY_IMAGE_POOL", "fast");
        Scenarios.create(
                cli,
                Scenarios.document("db", "10.77.0.11").replace("debian-13.qcow2", "other.qcow2"),
                "--image-pool",
                "bulk");

        assertThat(volumes("foundry-vms")).containsExactly("db_boot", "db_data-vdb", "web_boot", "web_data-vdb");
    }

    @Test
    void aPoolThatIsNotThereIsTold() {
        cli.typed = document().replace("sizeGB: 20", "sizeGB: 20\n      pool: bulj");

        Cli.Result result = cli.launch("create", "-");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("spec.dataDisks[0].pool: there is no pool 'bulj'; did you mean 'bulk'?;"
                        + " 'foundry pool list' shows the pools; 'foundry pool add' makes one");
    }

    private static String document() {
        return Scenarios.document("web", "10.77.0.10");
    }

    /// Without the files that a start makes, which a pool sees when it is refreshed.
    private List<String> volumes(String pool) {
        return cli.host.volumes().list(pool).stream()
                .map(volume -> volume.id().name())
                .filter(name -> !name.endsWith(".log") && !name.endsWith("_VARS.fd"))
                .toList();
    }
}
