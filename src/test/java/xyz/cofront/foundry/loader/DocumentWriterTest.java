package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.ConditionStatus;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.DiskCache;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.Firmware;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;
import xyz.cofront.foundry.api.v1alpha1.Phase;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.SeedBus;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachineList;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;

class DocumentWriterTest {
    private static final List<String> TRICKY = List.of(
            "plain",
            "two words",
            "yes",
            "NO",
            "on",
            "Off",
            "y",
            "N",
            "true",
            "False",
            "null",
            "Null",
            "~",
            "",
            " ",
            " lead",
            "trail ",
            "1",
            "-1",
            "+1",
            "010",
            "0o17",
            "0x1f",
            "1_000",
            "1.5",
            ".5",
            "1e3",
            "1.",
            ".inf",
            "-.INF",
            ".nan",
            "12:30",
            "12:30:45",
            "2001-01-01",
            "2001-01-01T10:00:00Z",
            "52:54:00:12:34:56",
            "=",
            "<<",
            "-",
            "- a",
            "?",
            "? a",
            ":",
            ": a",
            "a: b",
            "a:b",
            "a:",
            "a #b",
            "a#b",
            "#a",
            "&a",
            "*a",
            "!a",
            "|",
            ">",
            "'",
            "\"",
            "'a'",
            "\"a\"",
            "it's",
            "%a",
            "@a",
            "`a",
            "[a]",
            "{a: b}",
            "[",
            "]",
            "{",
            "}",
            ",",
            "a, b",
            "\\",
            "\\n",
            "$6$a$b",
            "---",
            "...",
            "--- a",
            "a\nb",
            "a\nb\n",
            "a\n\nb\n\n",
            "\na",
            "\n",
            "  a\n b\n",
            "a \nb",
            "a\n\tb\n",
            "\ta",
            "a\tb",
            "a\r\nb\r\n",
            "a\rb",
            "#cloud-config\na: 1\n",
            "é",
            "名前",
            "😀",
            "\u00a0",
            "\u2003a",
            "a\u200bb",
            "\u202ea",
            "\ufeffa",
            "https://example.com/a?b=c&d=#e",
            "/etc/motd",
            "/",
            "10.0.0.1",
            "10.0.0.1/24",
            "1.2.3.4.5",
            "root:root",
            "0644",
            "x".repeat(5000),
            "word ".repeat(400).strip(),
            "a\n".repeat(400));

    private static final VirtualMachine SMALL = machine(
            new ObjectMeta("web", Map.of(), Map.of(), null, null, null),
            List.of(),
            List.of(new NetworkInterface(null, null, List.of(), null, null, true, null, null, null, null)),
            null);

    private static final VirtualMachine LARGE = new VirtualMachine(
            VirtualMachine.API_VERSION,
            VirtualMachine.KIND,
            new ObjectMeta(
                    "large-1",
                    ordered("b", "1", "a", "x"),
                    ordered("example.com/when", "on", ObjectMeta.PROTECT, "true"),
                    null,
                    null,
                    null),
            new VmSpec(
                    2,
                    8,
                    4,
                    16,
                    VirtType.KVM,
                    CpuMode.HOST_PASSTHROUGH,
                    "pc-q35-9.2",
                    Firmware.EFI,
                    true,
                    false,
                    false,
                    "fast",
                    new BootDisk(
                            20,
                            new ImageReference.InPool("mine", "debian-13.raw"),
                            null,
                            false,
                            DiskFormat.QCOW2,
                            DiskCache.NONE),
                    List.of(
                            new DataDisk("vdb", 10, null, "bulk", DiskCache.UNSAFE),
                            new DataDisk("vdc", 0, "old", null, null)),
                    List.of(
                            new NetworkInterface(
                                    CidrAddress.parse("10.77.0.10/24"),
                                    Ipv4Address.parse("10.77.0.1"),
                                    List.of(Ipv4Address.parse("1.1.1.1")),
                                    "br0",
                                    null,
                                    false,
                                    true,
                                    MacAddress.parse("52:54:00:12:34:56"),
                                    9000,
                                    50),
                            new NetworkInterface(
                                    null, null, List.of(), null, "default", false, false, null, null, null)),
                    new CloudInit(
                            "large-1.example.com",
                            "me",
                            List.of(Samples.KEY),
                            Samples.HASH,
                            true,
                            List.of("curl"),
                            List.of(new RunCommand.Shell("echo a: b"), new RunCommand.Words(List.of("sleep", "5"))),
                            List.of(new WriteFile("/etc/x", "a\nb\n", "root", "0644", null, true, true)),
                            "#cloud-config\ntimezone: Etc/UTC\n",
                            SeedBus.VIRTIO)),
            null);

    static Stream<VirtualMachine> machines() {
        return Stream.concat(Stream.of(SMALL, LARGE), TRICKY.stream().map(DocumentWriterTest::tricky));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatIsWrittenAsYamlIsReadBackEqual(VirtualMachine vm) {
        assertThat(read(new DocumentWriter().write(vm))).containsExactly(vm);
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatIsWrittenAsJsonIsReadBackEqual(VirtualMachine vm) {
        assertThat(read(new DocumentWriter().json(vm))).containsExactly(vm);
    }

    @Test
    void severalDocumentsAreReadBackEqual() {
        List<VirtualMachine> machines = IntStream.range(0, 3)
                .mapToObj(index -> SMALL.withMetadata(ObjectMeta.named("web-" + index)))
                .toList();

        assertThat(read(new DocumentWriter().writeAll(machines))).isEqualTo(machines);
        assertThat(read(new DocumentWriter().write(VirtualMachineList.of(machines))))
                .isEqualTo(machines);
    }

    @Test
    void aSmallDocumentIsWrittenWithoutItsDefaults() {
        assertThat(new DocumentWriter().write(SMALL)).isEqualTo("""
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachine
                metadata:
                  name: web
                spec:
                  vcpus: 1
                  memoryGiB: 1
                  bootDisk:
                    sizeGB: 4
                    image: debian-13.qcow2
                  networkInterfaces:
                    - user: true
                """);
    }

    @Test
    void aLargeDocumentIsWrittenInTheOrderOfItsFields() {
        assertThat(new DocumentWriter().write(LARGE))
                .isEqualTo("""
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachine
                metadata:
                  name: large-1
                  labels:
                    b: "1"
                    a: x
                  annotations:
                    example.com/when: "on"
                    foundry.cofront.xyz/protect: "true"
                spec:
                  vcpus: 2
                  maxVcpus: 8
                  memoryGiB: 4
                  maxMemoryGiB: 16
                  virtType: kvm
                  cpuMode: host-passthrough
                  machine: pc-q35-9.2
                  secureBoot: true
                  serialLog: false
                  autostart: false
                  storagePool: fast
                  bootDisk:
                    sizeGB: 20
                    image: mine:debian-13.raw
                    cache: none
                  dataDisks:
                    - device: vdb
                      sizeGB: 10
                      pool: bulk
                      cache: unsafe
                    - device: vdc
                      volume: old
                  networkInterfaces:
                    - ip: 10.77.0.10/24
                      gateway: 10.77.0.1
                      dnsServers:
                        - 1.1.1.1
                      bridge: br0
                      defaultRoute: true
                      mac: "52:54:00:12:34:56"
                      mtu: 9000
                      vlan: 50
                    - network: default
                      defaultRoute: false
                  cloudInit:
                    fqdn: large-1.example.com
                    user: me
                    sshAuthorizedKeys:
                      - KEY
                    passwordHash: "HASH"
                    sshPwauth: true
                    packages:
                      - curl
                    runcmd:
                      - "echo a: b"
                      - [sleep, "5"]
                    writeFiles:
                      - path: /etc/x
                        content: |
                          a
                          b
                        owner: root
                        permissions: "0644"
                        append: true
                        defer: true
                    userData: |
                      #cloud-config
                      timezone: Etc/UTC
                    seedBus: virtio
                """.replace("KEY", Samples.KEY).replace("HASH", Samples.HASH));
    }

    @Test
    void statusAndTimesAreWrittenAsKubernetesWritesThem() {
        VirtualMachine observed = SMALL.withMetadata(SMALL.metadata()
                        .observed("0f2c8a54-7d5e-4b7c-9b8e-0a1b2c3d4e5f", 2, Instant.parse("2025-11-03T10:30:00Z")))
                .withStatus(new VmStatus(
                        Phase.RUNNING,
                        List.of(new Condition(
                                "Ready",
                                ConditionStatus.TRUE,
                                Instant.parse("2025-11-03T10:31:00Z"),
                                "VMRunning",
                                "VM is running successfully")),
                        2L));

        assertThat(new DocumentWriter().json(observed)).isEqualTo("""
                {
                  "apiVersion": "foundry.cofront.xyz/v1alpha1",
                  "kind": "VirtualMachine",
                  "metadata": {
                    "name": "web",
                    "uid": "0f2c8a54-7d5e-4b7c-9b8e-0a1b2c3d4e5f",
                    "generation": 2,
                    "creationTimestamp": "2025-11-03T10:30:00Z"
                  },
                  "spec": {
                    "vcpus": 1,
                    "memoryGiB": 1,
                    "bootDisk": {
                      "sizeGB": 4,
                      "image": "debian-13.qcow2"
                    },
                    "networkInterfaces": [
                      {
                        "user": true
                      }
                    ]
                  },
                  "status": {
                    "phase": "Running",
                    "conditions": [
                      {
                        "type": "Ready",
                        "status": "True",
                        "lastTransitionTime": "2025-11-03T10:31:00Z",
                        "reason": "VMRunning",
                        "message": "VM is running successfully"
                      }
                    ],
                    "observedGeneration": 2
                  }
                }
                """);
        assertThat(new DocumentWriter().write(observed))
                .contains("  creationTimestamp: \"2025-11-03T10:30:00Z\"\n")
                .endsWith("""
                        status:
                          phase: Running
                          conditions:
                            - type: Ready
                              status: "True"
                              lastTransitionTime: "2025-11-03T10:31:00Z"
                              reason: VMRunning
                              message: VM is running successfully
                          observedGeneration: 2
                        """);
        assertThat(read(new DocumentWriter().write(observed))).containsExactly(SMALL);
    }

    @Test
    void anyRecordCanBeWritten() {
        record Pool(String name, List<String> volumes, int sizeGB, boolean active) {}

        assertThat(new DocumentWriter().write(List.of(new Pool("p", List.of(), 5, true))))
                .isEqualTo("- name: p\n  volumes: []\n  sizeGB: 5\n  active: true\n");
        assertThat(new DocumentWriter().json(List.of(new Pool("p", List.of(), 5, true))))
                .isEqualTo("""
                        [
                          {
                            "name": "p",
                            "volumes": [],
                            "sizeGB": 5,
                            "active": true
                          }
                        ]
                        """);
    }

    /// The text wherever a document takes any text.
    private static VirtualMachine tricky(String text) {
        boolean command = !text.isBlank();
        return machine(
                new ObjectMeta("web", Map.of("label", "x"), Map.of("key", text), null, null, null),
                List.of(),
                SMALL.spec().networkInterfaces(),
                new CloudInit(
                        null,
                        null,
                        List.of(),
                        null,
                        false,
                        List.of(),
                        command
                                ? List.of(new RunCommand.Shell(text), new RunCommand.Words(List.of("echo", text)))
                                : List.of(),
                        List.of(new WriteFile("/etc/x", text, null, null, null, false, false)),
                        "#cloud-config\n# " + text.replaceAll("[\r\n]", "$0# ") + "\na: 1\n",
                        SeedBus.SCSI));
    }

    private static VirtualMachine machine(
            ObjectMeta metadata,
            List<DataDisk> disks,
            List<NetworkInterface> interfaces,
            @org.jspecify.annotations.Nullable CloudInit cloudInit) {
        return new VirtualMachine(
                VirtualMachine.API_VERSION,
                VirtualMachine.KIND,
                metadata,
                new VmSpec(
                        1,
                        null,
                        1,
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
                                4,
                                new ImageReference.InDefaultPool("debian-13.qcow2"),
                                null,
                                false,
                                DiskFormat.QCOW2,
                                null),
                        disks,
                        interfaces,
                        cloudInit),
                null);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            map.put(pairs[index], pairs[index + 1]);
        }
        return map;
    }

    private static List<VirtualMachine> read(String text) {
        Loaded loaded = new DocumentLoader().load(new Source("written", text));
        assertThat(loaded.problems().stream().map(Problem::headline)).isEmpty();
        return loaded.documents().stream().map(LoadedDocument::vm).toList();
    }
}
