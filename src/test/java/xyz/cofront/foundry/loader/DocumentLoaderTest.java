package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.SeedBus;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachineList;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;

class DocumentLoaderTest {
    private static final VirtualMachine WEB = new VirtualMachine(
            "foundry.cofront.xyz/v1alpha1",
            "VirtualMachine",
            ObjectMeta.named("web"),
            new VmSpec(
                    2,
                    null,
                    4,
                    null,
                    null,
                    null,
                    null,
                    Firmware.EFI,
                    false,
                    true,
                    true,
                    null,
                    new BootDisk(
                            20,
                            new ImageReference.InDefaultPool("debian-13.qcow2"),
                            null,
                            false,
                            DiskFormat.QCOW2,
                            null),
                    List.of(),
                    List.of(new NetworkInterface(
                            CidrAddress.parse("10.77.0.10/24"),
                            Ipv4Address.parse("10.77.0.1"),
                            List.of(),
                            "br0",
                            null,
                            false,
                            null,
                            null,
                            null,
                            null)),
                    null),
            null);

    @Test
    void aDocumentBecomesItsRecord() {
        Loaded loaded = load(Samples.document("web", "10.77.0.10"));

        assertGood(loaded, 1);
    }

    @Test
    void windowsLineEndsAByteOrderMarkAndCommentsChangeNothing() {
        String text = "\ufeff# ours\r\n---\r\n"
                + Samples.document("web", "10.77.0.10").replace("\n", "\r\n") + "...\r\n";

        assertGood(load(text), 3);
    }

    @Test
    void aDocumentInJsonIsTaken() {
        String json = new DocumentWriter().json(WEB);

        assertGood(load(json), 1);
    }

    @Test
    void emptyValuesCountAsAbsent() {
        String text =
                Samples.document("web", "10.77.0.10") + "  cloudInit:\n  dataDisks: ~\n  storagePool: null\nstatus:\n";

        assertGood(load(text), 1);
    }

    @Test
    void whatFoundrySetsItselfIsTakenAndLeftOut() {
        String text = Samples.document("web", "10.77.0.10").replace("  name: web\n", """
                                name: web
                                uid: 0f2c8a54-7d5e-4b7c-9b8e-0a1b2c3d4e5f
                                generation: 3
                                creationTimestamp: 2025-11-03T10:30:00Z
                                """.indent(2))
                + "status:\n  phase: Running\n  whatever: [1, 2]\n";

        assertGood(load(text), 1);
    }

    @Test
    void nameAndFqdnAreTakenInLowerCaseWithANotice() {
        Loaded loaded = load(Samples.withCloudInit("fqdn: Web.Example.COM").replace("name: web", "name: WEB"));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.documents().getFirst().vm())
                .isEqualTo(WEB.withSpec(WEB.spec()
                        .withCloudInit(new CloudInit(
                                "web.example.com",
                                null,
                                List.of(),
                                null,
                                false,
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                SeedBus.SCSI))));
        assertThat(loaded.notices())
                .extracting(Problem::headline)
                .containsExactly(
                        "vm.yaml:4:9: metadata.name: \"WEB\" is taken in lower case, as \"web\"",
                        "vm.yaml:16:11: spec.cloudInit.fqdn: \"Web.Example.COM\" is taken in lower case, as"
                                + " \"web.example.com\"");
    }

    @Test
    void commandsAreLinesOrLists() {
        Loaded loaded = load(Samples.withCloudInit("runcmd:\n  - echo a b\n  - [echo, a b]\n"));

        CloudInit cloudInit =
                Objects.requireNonNull(loaded.documents().getFirst().vm().spec().cloudInit());
        assertThat(cloudInit.runcmd())
                .containsExactly(new RunCommand.Shell("echo a b"), new RunCommand.Words(List.of("echo", "a b")));
    }

    @Test
    void severalDocumentsAreReadWithEmptyOnesLeftOut() {
        String text = "---\n---\n" + Samples.document("one", "10.77.0.11") + "---\n# nothing\n---\n"
                + Samples.document("two", "10.77.0.12");

        Loaded loaded = load(text);

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.documents())
                .extracting(document -> document.vm().name())
                .containsExactly("one", "two");
        assertThat(loaded.documents()).extracting(LoadedDocument::line).containsExactly(3, 20);
    }

    @Test
    void problemsOfAllDocumentsAreTold() {
        String text = Samples.document("one", "10.77.0.11").replace("vcpus: 2", "vcpus: 0") + "---\n"
                + Samples.document("two", "10.77.0.12").replace("memoryGiB: 4", "memory: 4");

        assertThat(headlines(text))
                .containsExactly(
                        "vm.yaml:6:10: spec.vcpus: must be at least 1, not 0",
                        "vm.yaml:22:3: spec.memory: unknown field; did you mean \"memoryGiB\"?");
    }

    @Test
    void documentsOfOneSourceMayNotShareANameOrAnAddress() {
        String text = Samples.document("web", "10.77.0.10") + "---\n" + Samples.document("web", "10.77.0.10");

        assertThat(headlines(text))
                .containsExactly(
                        "vm.yaml:19:9: metadata.name: web is already the name of an earlier document, which starts on"
                                + " line 1",
                        "vm.yaml:27:11: spec.networkInterfaces[0].ip: 10.77.0.10 is already the address of an earlier"
                                + " document, which starts on line 1");
    }

    @Test
    void aListCountsAsTheMachinesInIt() {
        String text = new DocumentWriter()
                .write(VirtualMachineList.of(List.of(WEB, WEB.withMetadata(ObjectMeta.named("db")))));

        Loaded loaded = load(text.replaceFirst("10\\.77\\.0\\.10/24", "10.77.0.11/24"));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.documents())
                .extracting(document -> document.vm().name())
                .containsExactly("web", "db");
    }

    @Test
    void problemsInAListAreToldWithTheirPathInIt() {
        String text = """
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachineList
                itms: []
                items:
                  - kind: Pod
                  - 5
                  - apiVersion: foundry.cofront.xyz/v1alpha1
                    kind: VirtualMachine
                    metadata: {name: db}
                    spec:
                      vcpus: 0
                      memoryGiB: 1
                      bootDisk: {sizeGB: 1, empty: true}
                      networkInterfaces: [{user: true}]
                """;

        assertThat(headlines(text))
                .containsExactly(
                        "vm.yaml:3:1: itms: unknown field; did you mean \"items\"?",
                        "vm.yaml:5:11: items[0].kind: must be \"VirtualMachine\"",
                        "vm.yaml:6:5: items[1]: expected a mapping, not the number 5",
                        "vm.yaml:11:14: items[2].spec.vcpus: must be at least 1, not 0");
    }

    @Test
    void aFileWithASyntaxErrorHasNoDocuments() {
        Loaded loaded = load(Samples.document("web", "10.77.0.10") + "---\na: [");

        assertThat(loaded.documents()).isEmpty();
        assertThat(loaded.problems()).hasSize(1);
    }

    private static List<String> headlines(String text) {
        return load(text).problems().stream().map(Problem::headline).toList();
    }

    /// [#WEB], whose text starts on that line, and nothing else.
    private static void assertGood(Loaded loaded, int line) {
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.notices()).isEmpty();
        assertThat(loaded.documents()).singleElement().satisfies(document -> {
            assertThat(document.vm()).isEqualTo(WEB);
            assertThat(document.line()).isEqualTo(line);
        });
    }

    private static Loaded load(String text) {
        return new DocumentLoader().load(new Source("vm.yaml", text));
    }
}
