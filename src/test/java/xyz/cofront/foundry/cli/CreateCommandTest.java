package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class CreateCommandTest {
    private static final String WEB = Scenarios.document("web", "10.77.0.10");
    private static final String DB = Scenarios.document("db", "10.77.0.11");

    private final Cli cli = Scenarios.host();

    @TempDir
    private Path folder;

    @Test
    void aMachineIsMadeAndEachStepTold() throws IOException {
        assertThat(cli.launch("create", file("web.yaml", WEB)))
                .isEqualTo(new Cli.Result(0, "Successfully created VM 'web'\n", """
                        Creating VM 'web'...
                        ✓ Configuration validated
                        ✓ Domain defined
                        ✓ Storage created (10 GiB boot + 20 GiB data)
                        ✓ VM started
                        """));
        assertThat(cli.opened)
                .containsExactly(new Cli.Opened("qemu:///system", Access.READ_WRITE, Duration.ofSeconds(35)));
    }

    @Test
    void theStandardInputMayHoldSeveralDocuments() {
        cli.typed = WEB + "---\n" + DB;

        assertThat(cli.launch("create", "-q", "-f", "-"))
                .isEqualTo(new Cli.Result(0, "Successfully created VM 'web'\nSuccessfully created VM 'db'\n", ""));
    }

    @Test
    void aFolderGivesItsDocumentsInTheOrderOfTheirNames() throws IOException {
        file("2.yml", WEB);
        file("1.yaml", DB);
        file("notes.txt", "not a document");

        assertThat(cli.launch("create", "-q", "-o", "name", "-f", folder.toString()))
                .isEqualTo(new Cli.Result(0, "virtualmachine/db\nvirtualmachine/web\n", ""));
    }

    /// All that is wrong is told at once, files that cannot be read included, and nothing is made.
    @Test
    void aFileThatCannotBeReadDoesNotHideWhatIsWrongWithTheOthers() throws IOException {
        file("1.yaml", WEB);
        Files.write(folder.resolve("2.yaml"), new byte[] {'a', (byte) 0xff});
        Files.createDirectory(folder.resolve("3.yaml"));
        file("4.yaml", DB.replace("vcpus: 2", "vcpus: 0"));

        Cli.Result result = cli.launch("create", "-f", folder.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("error: 3 problems in 3 files\n")
                .contains("2.yaml:1:2: ")
                .contains("3.yaml: is a folder; expected a YAML file\n")
                .containsPattern("4\\.yaml:\\d+:\\d+: spec\\.vcpus: ");
        assertThat(cli.launch("list", "-a").out()).doesNotContain("web");
    }

    @Test
    void noStartLeavesItOff() {
        cli.typed = WEB;

        assertThat(cli.launch("create", "-", "--no-start").err()).doesNotContain("started");
        assertThat(cli.launch("list", "-a").out()).contains("web   shut off");
    }

    @Test
    void yamlPrintsTheDocumentThatWasMade() {
        cli.typed = WEB;

        String out = cli.launch("create", "-", "-o", "yaml").out();

        String addresses = "  addresses:\n    - address: 10.77.0.10\n      sources:\n        - spec\n";
        assertThat(cli.launch("get", "web", "-o", "yaml").out()).contains(addresses);
        assertThat(out)
                .isEqualTo(cli.launch("get", "web", "-o", "yaml").out().replace(addresses, ""))
                .contains("kind: VirtualMachine\n");
    }

    @Test
    void aFlagForThePoolWinsOverTheDocument() {
        cli.host.withPool("ssd", "/srv/ssd", 1L << 40);
        cli.typed = WEB.replace("spec:", "spec:\n  storagePool: foundry-vms");

        cli.launch("create", "-", "--pool", "ssd");

        assertThat(cli.launch("get", "web").out()).contains("Pool:         ssd\n");
    }

    @Test
    void aSettingForThePoolGivesWayToTheDocument() {
        cli.environment.put("FOUNDRY_VM_POOL", "ssd");
        cli.typed = WEB.replace("spec:", "spec:\n  storagePool: foundry-vms");

        cli.launch("create", "-");

        assertThat(cli.launch("get", "web").out()).contains("Pool:         foundry-vms\n");
    }

    @Test
    void aMalformedDocumentIsRefusedWithItsPlaceBeforeAnythingIsOpened() throws IOException {
        String path = file("web.yaml", WEB.replace("vcpus", "vcpu"));

        Cli.Result result = cli.launch("create", path);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: " + path + ": ").contains(path + ":8:3: ", "vcpus", "^\n");
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void aDocumentThatBreaksARuleEndsWithTwo() {
        cli.typed = WEB.replace("vcpus: 2", "vcpus: 0");

        Cli.Result result = cli.launch("create", "-");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: <stdin>: 1 problem\n  <stdin>:8:10: spec.vcpus: ");
    }

    @Test
    void problemsOfAllFilesAreToldAtOnce() throws IOException {
        String one = file("1.yaml", WEB.replace("vcpus: 2", "vcpus: 0"));
        String two = file("2.yaml", DB.replace("memoryGiB: 4", "memoryGiB: 0"));

        assertThat(cli.launch("create", one, two).err())
                .startsWith("error: 2 problems in 2 files\n")
                .contains(one + ":8:10: ", two + ":9:14: ");
    }

    @Test
    void aListOfNoMachinesIsRefused() {
        cli.typed = "apiVersion: foundry.cofront.xyz/v1alpha1\nkind: VirtualMachineList\nitems: []\n";

        assertThat(cli.launch("create", "-"))
                .isEqualTo(new Cli.Result(1, "", "error: -: holds no VirtualMachine document\n"));
    }

    @Test
    void aNameThatIsTakenEndsWithTwoAndMakesNothing() {
        Scenarios.create(cli, WEB);
        cli.typed = DB + "---\n" + WEB.replace("10.77.0.10", "10.77.0.12");

        Cli.Result result = cli.launch("create", "-");

        assertThat(result).isEqualTo(new Cli.Result(2, "", """
                        error: these 2 VMs cannot be created on this host; nothing was created
                          web: metadata.name: a VM of this name exists already
                        """));
    }

    @Test
    void oneOfSeveralThatFailsEndsWithNineAndTheOthersStay() {
        cli.typed = WEB + "---\n" + DB;
        cli.host.failOn("domains.start", Kind.FAILED);

        Cli.Result result = cli.launch("create", "-q", "--parallel", "1", "-");

        assertThat(result.exitCode()).isEqualTo(9);
        assertThat(result.out()).isEqualTo("Successfully created VM 'db'\n");
        assertThat(result.err())
                .startsWith("error: could not start VM 'web'")
                .contains("nothing of VM 'web' is left\n");
    }

    @Test
    void aWholeFolderIsMadeSideBySideAndToldInItsOrder() throws IOException {
        StringBuilder expected = new StringBuilder();
        for (int number = 1; number <= 9; number++) {
            file(number + ".yaml", Scenarios.document("vm-" + number, "10.77.0." + number + 1));
            expected.append("Successfully created VM 'vm-").append(number).append("'\n");
        }

        Cli.Result result = cli.launch("create", "-f", folder.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo(expected.toString());
        assertThat(result.err().lines().filter(line -> line.contains("vm-7")))
                .containsExactly(
                        "Creating VM 'vm-7'...",
                        "✓ vm-7: Configuration validated",
                        "✓ vm-7: Domain defined",
                        "✓ vm-7: Storage created (10 GiB boot + 20 GiB data)",
                        "✓ vm-7: VM started");
        assertThat(result.err())
                .startsWith(
                        "warning: pool 'foundry-vms' has 100.0 GiB free, and the new disks may grow to 270.0 GiB\n");
        assertThat(result.err().lines().skip(1)).hasSize(45).allMatch(line -> line.contains("vm-"));
    }

    @Test
    void anAddressThatTwoFilesOfAFolderWantIsRefusedBeforeAnythingIsMade() throws IOException {
        file("1.yaml", WEB);
        file("2.yaml", DB.replace("10.77.0.11", "10.77.0.10"));

        assertThat(cli.launch("create", "-f", folder.toString())).isEqualTo(new Cli.Result(2, "", """
                        error: these 2 VMs cannot be created on this host; nothing was created
                          db: spec.networkInterfaces[0]: address 10.77.0.10 is used twice among these documents
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "-1"})
    void soManyAtATimeAreRefused(String number) {
        assertThat(cli.launch("create", "-", "--parallel=" + number))
                .isEqualTo(new Cli.Result(1, "", "error: --parallel: " + number + " is not between 1 and 5\n"));
    }

    @Test
    void theOnlyOneThatFailsEndsWithItsOwnCode() {
        cli.typed = WEB;
        cli.host.failOn("volumes.create", Kind.NO_SPACE);

        assertThat(cli.launch("create", "-q", "-").exitCode()).isEqualTo(5);
    }

    @Test
    void aPasswordHashIsShownNowhere() {
        String hash = "$6$rounds=5000$abcdefghijklmnop$"
                + "Mshqk7t3mUvr6YcxCHcL3JsvcCihMy/5AwymYrph5feoyyhUSG86nEpWwHpqxLN7mPgYHWwRKjmI3Pi44NRH41";
        cli.typed = WEB + "  cloudInit:\n    fqdn: web.example.com\n    passwordHash: \"" + hash + "\"\n";
        StringBuilder all = new StringBuilder();

        all.append(cli.launch("create", "-v", "-o", "yaml", "-"));
        all.append(cli.launch("get", "web", "-v"));
        all.append(cli.launch("get", "web", "-o", "json"));
        all.append(cli.launch("list", "-o", "yaml"));

        assertThat(all.toString()).contains("web.example.com").doesNotContain("Mshqk7t3mUvr6", "abcdefghijklmnop");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8)
                .toString();
    }
}
