package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import xyz.cofront.foundry.api.v1alpha1.Secrets;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.error.ValidationException;
import xyz.cofront.foundry.loader.DocumentLoader;
import xyz.cofront.foundry.loader.Source;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;

class RenderVmTest {
    private static final DefaultPools POOLS = new DefaultPools("/foundry");
    private static final VmDefaults DEFAULTS =
            new VmDefaults(VirtType.AUTO, false, DefaultPools.VMS, false, DefaultPools.IMAGES);
    private static final String WEB = """
            apiVersion: foundry.cofront.xyz/v1alpha1
            kind: VirtualMachine
            metadata: {name: web}
            spec:
              vcpus: 1
              memoryGiB: 1
              bootDisk: {sizeGB: 4, image: debian-13.qcow2}
              dataDisks: [{device: vdb, sizeGB: 1}]
              networkInterfaces: [{ip: 10.77.0.10/24, gateway: 10.77.0.1, bridge: br0}]
              cloudInit:
                fqdn: web.example.com
                passwordHash: "%s"
                runcmd: [echo hunter2, [touch, /hunter3]]
                writeFiles: [{path: /etc/motd, content: hunter4}]
                userData: |
                  #cloud-config
                  final_message: hunter5
            """.formatted(VmFixture.HASH);

    private final VmFixture fixture = new VmFixture();

    @TestFactory
    Stream<DynamicTest> everyGoldenFolderIsWhatIsRendered() throws IOException {
        return GoldenCase.all().stream()
                .map(golden -> dynamicTest(
                        golden.name(),
                        () -> assertThat(new TreeMap<>(new Rendering(golden.plan(), GoldenCase.WORK, true).texts()))
                                .isEqualTo(golden.expected())));
    }

    /// But for who made it, and when, which nobody knows beforehand.
    @Test
    void aCreateMakesByteForByteWhatWasRendered() {
        Rendering rendered = render(true);
        RecordedTexts made = new RecordedTexts(fixture.host);

        fixture.create(made.connection(), WEB);

        Work work = new Work(VmFixture.OWNER, VmFixture.NOW);
        Map<String, String> texts = new Rendering(rendered.plan(), work, true).texts();
        assertThat(made.domains).containsExactly(texts.get("domain.xml"));
        assertThat(made.volumes)
                .containsExactly(
                        texts.get("volumes/foundry-vms/web_boot.xml"),
                        texts.get("volumes/foundry-vms/web_data-vdb.xml"),
                        texts.get("volumes/foundry-vms/web_cloudinit.xml"));
        assertThat(made.uploads).containsExactly(rendered.iso().orElseThrow());
    }

    @Test
    void theSameDocumentHostAndUuidGiveTheSameBytes() {
        Rendering first = render(true);
        Rendering second = render(true);

        assertThat(second.texts()).isEqualTo(first.texts());
        assertThat(second.iso()).hasValue(first.iso().orElseThrow());
    }

    @Test
    void nothingIsMade() {
        var before = fixture.host.snapshot();

        render(true);

        assertThat(fixture.host.snapshot()).isEqualTo(before);
    }

    @Test
    void secretsAreMaskedEverywhere() {
        Rendering masked = render(false);

        assertThat(masked.iso()).isEmpty();
        assertThat(masked.masked()).isTrue();
        assertThat(String.join("\n", masked.texts().values())).doesNotContain("hunter", VmFixture.HASH);
        assertThat(masked.texts().get("user-data")).isEqualTo("""
                #cloud-config
                # The keys of the document's userData are left out here; --show-secrets shows them.
                hostname: web
                fqdn: web.example.com
                preserve_hostname: false
                prefer_fqdn_over_hostname: false
                manage_etc_hosts: localhost
                users:
                  - name: root
                    lock_passwd: false
                    hashed_passwd: "MARKER"
                ssh_pwauth: false
                write_files:
                  - path: /etc/motd
                    content: "MARKER"
                runcmd:
                  - "MARKER"
                  - ["MARKER"]
                """.replace("MARKER", Secrets.MARKER));
    }

    @Test
    void onlyUserDataAndIsoDifferWhereSecretsAreMasked() {
        Map<String, String> masked = new TreeMap<>(render(false).texts());
        Map<String, String> open = new TreeMap<>(render(true).texts());
        masked.remove("user-data");
        open.remove("user-data");

        assertThat(masked).isEqualTo(open);
    }

    @Test
    void aMachineThatIsThereAlreadyIsShownWithAWarning() {
        fixture.create(WEB);

        assertThat(render(true).texts()).containsKey("domain.xml");
        assertThat(fixture.progress.lines())
                .anyMatch(line -> line.contains(
                        "create would refuse this now: web: metadata.name: a VM of this name exists already"));
    }

    @Test
    void aHostWithoutTheImageShowsNothing() {
        fixture.host.removeFile(DefaultPools.IMAGES, "debian-13.qcow2");
        fixture.host.pools().refresh(DefaultPools.IMAGES);

        ValidationException refused = catchThrowableOfType(ValidationException.class, () -> render(true));

        assertThat(refused).hasMessage("VM 'web' cannot be created on this host");
        assertThat(refused.details()).singleElement().asString().startsWith("web: spec.bootDisk.image: ");
    }

    /// The assumptions hold of the usual host, so that both give the same.
    @Test
    void withoutAHostAUsualOneIsAssumedAndSaid() {
        Rendering assumed = renderer()
                .assumed(new DefaultPools(""), List.of(machine(WEB)), true)
                .getFirst();

        assertThat(assumed.texts()).isEqualTo(render(true).texts());
        assertThat(fixture.progress.lines())
                .containsExactly(
                        "note: web: assumed to be of type kvm on x86_64",
                        "note: web: assumed that pool 'foundry-vms' is the folder /vms",
                        "note: web: assumed that the image is /images/debian-13.qcow2 and of format qcow2");
    }

    @Test
    void otherPoolsAreAssumedToBeFoldersBesideLibvirtsOwn() {
        VirtualMachine machine = machine(WEB.replace(
                        "dataDisks: [{device: vdb, sizeGB: 1}]",
                        "dataDisks: [{device: vdb, sizeGB: 1, pool: bulk}, {device: vdc, volume: kept, pool: bulk}]")
                .replace("debian-13.qcow2", "lab:debian-13"));

        String domain = renderer()
                .assumed(POOLS, List.of(machine), true)
                .getFirst()
                .texts()
                .get("domain.xml");

        assertThat(domain)
                .contains("\"/foundry/vms/web_boot\"")
                .contains("\"/var/lib/libvirt/images/lab/debian-13.qcow2\"")
                .contains("\"/var/lib/libvirt/images/bulk/web_data-vdb\"")
                .contains("\"/var/lib/libvirt/images/bulk/kept\"");
    }

    private Rendering render(boolean secrets) {
        return renderer()
                .onHost(fixture.host, POOLS, List.of(machine(WEB)), secrets)
                .getFirst();
    }

    /// The UUID that the fixture gives the first machine it makes.
    private RenderVm renderer() {
        return new RenderVm(DEFAULTS, () -> new UUID(0x4000L, 0x8000000000000001L), fixture.progress);
    }

    private static VirtualMachine machine(String text) {
        return new DocumentLoader()
                .load(new Source("vm.yaml", text))
                .documents()
                .getFirst()
                .vm();
    }
}
