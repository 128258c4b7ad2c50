package xyz.cofront.foundry.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.ConditionStatus;
import xyz.cofront.foundry.api.v1alpha1.Phase;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;

class DocumentWriterTest {
    @Test
    void aSmallDocumentIsWrittenWithoutItsDefaults() {
        assertThat(new DocumentWriter().write(Machines.SMALL)).isEqualTo("""
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
        assertThat(new DocumentWriter().write(Machines.LARGE))
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
        VirtualMachine observed = Machines.SMALL
                .withMetadata(Machines.SMALL
                        .metadata()
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
    }

    @Test
    void whatATerminalWouldObeyIsWrittenAsAnEscape() {
        record Pool(String name, String note) {}
        Pool pool = new Pool("é", "a\u202eb\u0085c\u001b[31m");

        assertThat(new DocumentWriter().write(pool)).isEqualTo("""
                name: "\\xe9"
                note: "a\\u202eb\\Nc\\e[31m"
                """);
        assertThat(new DocumentWriter().json(pool)).isEqualTo("""
                {
                  "name": "\\u00E9",
                  "note": "a\\u202Eb\\u0085c\\u001B[31m"
                }
                """);
    }

    @Test
    void otherScriptsAreWrittenAsTheyAre() {
        record Pool(String name) {}

        assertThat(new DocumentWriter().write(new Pool("名前 é"))).isEqualTo("name: \"名前 é\"\n");
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
}
