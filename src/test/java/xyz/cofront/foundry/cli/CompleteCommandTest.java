package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

final class CompleteCommandTest {
    private final Cli cli = Scenarios.host();

    @BeforeEach
    void fill() {
        Scenarios.create(cli, Scenarios.document("web-1", "10.77.0.10"));
        Scenarios.create(cli, Scenarios.document("db", "10.77.0.11").replace("env: test", "app: db"), "--no-start");
        cli.host.putVolume("foundry-images", "notes.txt", new byte[] {1});
        cli.opened.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "vm, '', db web-1",
        "vm, w, web-1",
        "vm, vm/w, vm/web-1",
        "vm, web-12, ''",
        "pool, '', foundry-images foundry-vms",
        "pool, storagepool/foundry-v, storagepool/foundry-vms",
        "image, '', debian-13.qcow2",
        "label, '', app=db env=test",
        "label, 'app=db,e', 'app=db,env=test'",
        "nothing, '', ''"
    })
    void namesOfWhatIsThereAreTold(String kind, String prefix, String names) {
        assertThat(cli.launch("__complete", kind, prefix))
                .isEqualTo(new Cli.Result(0, names.isEmpty() ? "" : names.replace(' ', '\n') + "\n", ""));
    }

    @Test
    void theCatalogueIsToldWithoutAConnection() {
        assertThat(cli.launch("__complete", "catalogue", "debian-13").out()).isEqualTo("debian-13\n");
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void theConnectionMayOnlyLookAndHasOneSecond() {
        cli.launch("__complete", "vm", "", "--connect=test:///default");

        assertThat(cli.opened)
                .containsExactly(new Cli.Opened("test:///default", Access.READ_ONLY, Duration.ofSeconds(1)));
    }

    /// Names that libvirt allows: a terminal would obey them, or foundry take them for options.
    @ParameterizedTest
    @ValueSource(strings = {"bad\u009b2J", "tab\there", "-rf", "bi\u202edi"})
    void namesThatWouldBeObeyedAreLeftOut(String name) {
        define(name);

        assertThat(cli.launch("__complete", "vm").out()).isEqualTo("db\nweb-1\n");
    }

    @Test
    void namesThatAShellWouldObeyAreToldAsTheyAre() {
        define("$(a b)");

        assertThat(cli.launch("__complete", "vm", "$").out()).isEqualTo("$(a b)\n");
    }

    @Test
    void aFailureIsSilent() {
        cli.connecting((uri, access, deadline) -> {
            throw new HypervisorException(Kind.CONNECTION, "no libvirt");
        });

        assertThat(cli.launch("__complete", "vm")).isEqualTo(new Cli.Result(1, "", ""));
    }

    @Test
    void aWrongSettingIsSilent() {
        cli.environment.put("FOUNDRY_TIMEOUT", "never");

        assertThat(cli.launch("__complete", "vm")).isEqualTo(new Cli.Result(1, "", ""));
    }

    private void define(String name) {
        cli.host
                .domains()
                .define("<domain type='qemu'><name>" + name
                        + "</name><memory>65536</memory><os><type>hvm</type></os></domain>");
    }
}
