package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import xyz.cofront.foundry.hypervisor.HostInfo;

class ApplyCommandTest {
    private static final String DOCUMENT = Scenarios.document("web", "10.77.0.10");

    private final Cli cli = Scenarios.host();

    @BeforeEach
    void create() {
        Scenarios.create(cli, DOCUMENT);
    }

    @Test
    void anUnchangedMachineIsLeftAloneAndToldSo() {
        assertThat(run(DOCUMENT, "apply", "-")).isEqualTo(new Cli.Result(0, "VM 'web' is as its document says\n", ""));
        assertThat(run(DOCUMENT, "diff", "-", "--exit-code"))
                .isEqualTo(new Cli.Result(0, "VM 'web' is as its document says\n", ""));
    }

    @Test
    void aDifferenceIsShownWithItsClassAndEndsWith10IfAsked() {
        String changed = DOCUMENT.replace("env: test", "env: production").replace("memoryGiB: 4", "memoryGiB: 8");

        assertThat(run(changed, "diff", "-", "--exit-code")).isEqualTo(new Cli.Result(10, """
                VM 'web'
                  FIELD                NOW   WANTED      CLASS    FROM
                  metadata.labels.env  test  production  live     file
                  spec.memoryGiB       4     8           restart  file
                  spec.memoryGiB: the running machine takes at most 4 GiB (spec.maxMemoryGiB)
                """, ""));
        assertThat(run(changed, "diff", "-").exitCode()).isZero();
        assertThat(run(changed, "diff", "-", "-o", "name").out()).isEqualTo("virtualmachine/web\n");
    }

    @Test
    void programsAreToldTheDifferenceInAFormThatStays() {
        String changed = DOCUMENT.replace("sizeGB: 20", "sizeGB: 10");

        assertThat(run(changed, "diff", "-", "-o", "json").out()).isEqualTo("""
                {
                  "apiVersion": "foundry.cofront.xyz/v1alpha1",
                  "kind": "VirtualMachineDifference",
                  "name": "web",
                  "result": "different",
                  "changes": [
                    {
                      "path": "spec.dataDisks[vdb].sizeGB",
                      "from": "20",
                      "to": "10",
                      "class": "impossible",
                      "origin": "file",
                      "note": "disks do not shrink: what lies behind would be lost"
                    }
                  ]
                }
                """);
    }

    @Test
    void aMachineThatIsNotThereIsADifferenceAndIsCreatedUnasked() {
        String other = Scenarios.document("db", "10.77.0.20");

        assertThat(run(other, "diff", "-", "--exit-code"))
                .isEqualTo(new Cli.Result(10, "VM 'db' does not exist yet\n", ""));
        Cli.Result applied = run(other, "apply", "-", "-q");

        assertThat(applied).isEqualTo(new Cli.Result(0, "Successfully created VM 'db'\n", ""));
        assertThat(run(other, "apply", "-").out()).isEqualTo("VM 'db' is as its document says\n");
    }

    @Test
    void severalDocumentsHaveOneResultEachInTheirOrder() {
        String both =
                DOCUMENT.replace("env: test", "env: production") + "---\n" + Scenarios.document("db", "10.77.0.20");

        assertThat(run(both, "apply", "-", "--yes", "-q", "-o", "json").out()).isEqualTo("""
                {
                  "apiVersion": "foundry.cofront.xyz/v1alpha1",
                  "kind": "VirtualMachineChangeList",
                  "items": [
                    {
                      "apiVersion": "foundry.cofront.xyz/v1alpha1",
                      "kind": "VirtualMachine",
                      "name": "web",
                      "result": "configured"
                    },
                    {
                      "apiVersion": "foundry.cofront.xyz/v1alpha1",
                      "kind": "VirtualMachine",
                      "name": "db",
                      "result": "created"
                    }
                  ]
                }
                """);
    }

    @Test
    void withoutATerminalAndAnAnswerNothingIsChanged() {
        String changed = DOCUMENT.replace("env: test", "env: production");

        Cli.Result refused = run(changed, "apply", "-");

        assertThat(refused).isEqualTo(new Cli.Result(1, "", """
                error: applying changes VMs that are there, and there is no terminal to ask on
                  --yes answers the question beforehand
                """));
        assertThat(run(changed, "diff", "-", "--exit-code").exitCode()).isEqualTo(10);
    }

    @Test
    void onATerminalThePlanIsShownAndAskedFor() throws IOException {
        Path file = Files.writeString(
                Files.createTempFile("web", ".yaml"), DOCUMENT.replace("env: test", "env: production"));
        cli.terminal = true;
        cli.typed = "n\n";

        Cli.Result declined = cli.launch("apply", file.toString(), "--no-color");
        Files.delete(file);

        assertThat(declined.exitCode()).isEqualTo(4);
        assertThat(declined.err())
                .contains("This will change of VM 'web' at qemu:///system:\n")
                .contains("metadata.labels.env  test  production  live   file")
                .contains("Apply to VM 'web'? [y/N] ")
                .contains("error: declined: nothing was changed");
    }

    @Test
    void whatNeedsANewBootDiskIsRefusedWithTheWayOut() {
        cli.host.putVolume("foundry-images", "debian-12.qcow2", Scenarios.qcow2(2L << 30));
        String changed = DOCUMENT.replace("debian-13", "debian-12");

        assertThat(run(changed, "apply", "-", "--yes")).isEqualTo(new Cli.Result(2, "", """
                error: VM 'web' would need a new boot disk; nothing was changed
                  spec.bootDisk.image: from debian-13.qcow2 to debian-12.qcow2: the boot disk lies on top of its image
                  'foundry apply --replace' makes one: data disks are kept, and all that was written to the boot disk is lost
                """));
        Cli.Result replaced = run(changed, "apply", "-", "--yes", "--replace", "--force");

        assertThat(replaced.exitCode()).isZero();
        assertThat(cli.launch("get", "web").out()).contains("web_boot-g2").contains("debian-12.qcow2");
        assertThat(run(changed, "diff", "-", "--exit-code").exitCode()).isZero();
    }

    @Test
    void whatWaitsForARestartIsSaidAndRestartDoesIt() {
        String changed = DOCUMENT.replace("memoryGiB: 4", "memoryGiB: 8");

        Cli.Result applied = run(changed, "apply", "-", "--yes", "-q");
        Cli.Result again = run(changed, "apply", "-", "-q");
        String waiting = cli.launch("get", "web").out();
        Cli.Result waits = run(changed, "diff", "-", "--exit-code");
        Cli.Result restarted = run(changed, "apply", "-", "--yes", "-q", "--restart", "--force");

        assertThat(applied).isEqualTo(new Cli.Result(0, "Successfully applied to VM 'web'\n", ""));
        assertThat(again).isEqualTo(new Cli.Result(0, "VM 'web' is as its document says, after a restart\n", ""));
        assertThat(waiting).contains("RestartRequired  True").contains("spec.memoryGiB waits for a restart");
        assertThat(waits.exitCode()).isEqualTo(10);
        assertThat(waits.out()).contains("spec.memoryGiB  4    8       restart  waiting");
        assertThat(restarted.exitCode()).isZero();
        assertThat(run(changed, "diff", "-", "--exit-code").exitCode()).isZero();
        assertThat(cli.launch("get", "web").out()).doesNotContain("RestartRequired");
    }

    @TestFactory
    Stream<DynamicTest> eachExampleIsAppliedAndThenUnchanged() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("examples"))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream()
                    .map(file -> dynamicTest(String.valueOf(file.getFileName()), () -> applyTwice(file)));
        }
    }

    private static void applyTwice(Path example) {
        Cli host = Scenarios.host();
        host.host
                .withPool("fast", "/srv/fast", 2048L << 30)
                .withPool("bulk", "/srv/bulk", 2048L << 30)
                .withPool("company-images", "/srv/images", 100L << 30)
                .withBridge("br1")
                .withInfo(_ -> new HostInfo("qemu:///system", "QEMU", "11.3.0", "10.0.0", "x86_64", 8, 32L << 20));
        host.host.putVolume("company-images", "debian-13-hardened.qcow2", Scenarios.qcow2(2L << 30));

        Cli.Result first = host.launch("apply", example.toString(), "-q", "-o", "json");
        Cli.Result second = host.launch("apply", example.toString(), "-q", "-o", "json");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).contains("\"result\": \"created\"");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("\"result\": \"unchanged\"");
        assertThat(host.launch("diff", example.toString(), "--exit-code").exitCode())
                .isZero();
    }

    @Test
    void aCommandWithoutAFileSaysSo() {
        assertThat(List.of(cli.launch("apply").err(), cli.launch("diff").err()))
                .containsExactly(
                        "error: nothing to apply: name a file, such as 'foundry apply vm.yaml'\n",
                        "error: nothing to diff: name a file, such as 'foundry diff vm.yaml'\n");
    }

    @Test
    void aForeignMachineIsNotApplied() {
        cli.host.domains().define("<domain type='qemu'><name>win</name><memory>1024</memory><devices/></domain>");

        Cli.Result refused = run(Scenarios.document("win", "10.77.0.30"), "apply", "-", "--yes");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .startsWith("error: VM 'win' is not Foundry's to change: it was not made by Foundry\n");
    }

    private Cli.Result run(String document, String... arguments) {
        cli.typed = document;
        return cli.launch(arguments);
    }
}
