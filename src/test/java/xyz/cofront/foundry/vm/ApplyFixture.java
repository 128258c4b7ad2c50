package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Wanted;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.libvirtxml.MachineFacts;
import xyz.cofront.foundry.libvirtxml.MachineReader;
import xyz.cofront.foundry.loader.DocumentLoader;
import xyz.cofront.foundry.loader.Loaded;
import xyz.cofront.foundry.loader.LoadedDocument;
import xyz.cofront.foundry.loader.Source;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;
import xyz.cofront.foundry.storage.DefaultPools;

/// The machine `web`, running or not, and documents to apply to it.
final class ApplyFixture {
    static final String DOCUMENT = """
            apiVersion: foundry.cofront.xyz/v1alpha1
            kind: VirtualMachine
            metadata:
              name: web
              labels: {role: web}
              annotations: {description: first}
            spec:
              vcpus: 2
              maxVcpus: 4
              memoryGiB: 2
              maxMemoryGiB: 4
              autostart: true
              serialLog: true
              bootDisk: {sizeGB: 4, image: debian-13.qcow2}
              dataDisks:
                - {device: vdb, sizeGB: 1}
                - {device: vdc, sizeGB: 1, cache: none}
              networkInterfaces:
                - {ip: 10.77.0.10/24, gateway: 10.77.0.1, bridge: br0}
                - {network: default, mtu: 1400}
              cloudInit:
                fqdn: web.example.com
                packages: [curl]
                passwordHash: %s
            """.formatted(VmFixture.HASH);

    final VmFixture machines = new VmFixture();
    final InMemoryHypervisor host = machines.host;

    ApplyFixture() {
        this(DOCUMENT);
    }

    ApplyFixture(String document) {
        host.withBridge("br1").withNetwork("other", true);
        host.putVolume(DefaultPools.IMAGES, "debian-12.qcow2", VmFixture.qcow2(2));
        host.putVolume(DefaultPools.VMS, "kept", VmFixture.qcow2(1));
        machines.create(document);
        host.clearCalls();
    }

    ApplyFixture off() {
        host.domains().powerOff(id());
        return this;
    }

    DomainId id() {
        return host.domains().find("web").orElseThrow().id();
    }

    Optional<ChangePlan> plan(String document) {
        return new DiffVm(host, machines.environment(), VmFixture.defaults()).plan(wanted(document));
    }

    List<String> apply(String document) {
        return apply(host, plan(document).orElseThrow(), false);
    }

    List<String> apply(Hypervisor connection, ChangePlan plan, boolean replace) {
        return new ApplyVm(
                        connection,
                        new DefaultPools("/foundry"),
                        VmFixture.defaults(),
                        machines.environment(),
                        machines.progress)
                .apply(plan, new ApplyOptions(replace, Duration.ofSeconds(1), true));
    }

    static Wanted wanted(String yaml) {
        Loaded loaded = DocumentLoader.ofMachinesThatAreThere().load(new Source("test.yaml", yaml));
        if (!loaded.problems().isEmpty()) {
            throw new AssertionError(loaded.problems().toString());
        }
        LoadedDocument document = loaded.documents().getFirst();
        return new Wanted(document.vm(), document::sets);
    }

    VmMetadata record() {
        Ownership ownership = Neighbour.read(
                        host.domains(), host.domains().find("web").orElseThrow())
                .orElseThrow()
                .ownership();
        return ((Ownership.Owned) ownership).metadata();
    }

    /// All that an apply may touch, by name.
    Map<String, String> state() {
        DomainSummary domain = host.domains().find("web").orElseThrow();
        Map<String, String> state = new TreeMap<>();
        if (domain.state().active()) {
            put(state, "live.", MachineReader.read(host.domains().xml(domain.id())));
        }
        put(state, "defined.", MachineReader.read(host.domains().definition(domain.id())));
        VmMetadata record = record();
        VirtualMachine document = record.document();
        state.put("autostart", Boolean.toString(host.domains().autostart(domain.id())));
        state.put("labels", document.metadata().labels().toString());
        state.put("annotations", document.metadata().annotations().toString());
        state.put("generation", Long.toString(record.generation()));
        state.put("waiting", record.waitingFields().toString());
        state.put(
                "volumes",
                host.volumes().list(DefaultPools.VMS).stream()
                        .filter(volume -> !volume.name().endsWith(".log")
                                && !volume.name().endsWith(".fd"))
                        .map(ApplyFixture::described)
                        .collect(Collectors.joining(" ")));
        return state;
    }

    private static String described(Volume volume) {
        return volume.name() + (volume.name().contains("cloudinit") ? "" : ":" + (volume.capacity() >> 30));
    }

    private static void put(Map<String, String> state, String where, MachineFacts facts) {
        state.put(where + "type", facts.virtType());
        state.put(where + "cpu", facts.cpuMode());
        state.put(where + "vcpus", facts.vcpus() + "/" + facts.maxVcpus());
        state.put(where + "memory", gib(facts.currentMemoryKib()) + "/" + gib(facts.maxMemoryKib()));
        state.put(where + "log", Boolean.toString(facts.serialLog().isPresent()));
        state.put(
                where + "disks",
                facts.disks().values().stream()
                        .map(disk -> disk.target() + "=" + name(disk.path())
                                + (disk.cache() == null ? "" : "," + disk.cache()))
                        .collect(Collectors.joining(" ")));
        state.put(
                where + "cards",
                facts.cards().stream()
                        .map(card -> (card.type() + ":" + card.source()
                                        + (card.vlan() == null ? "" : ",vlan" + card.vlan())
                                        + (card.mtu() == null ? "" : ",mtu" + card.mtu()))
                                .toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")));
    }

    private static String name(Optional<String> path) {
        return path.map(text -> text.substring(text.lastIndexOf('/') + 1)).orElse("");
    }

    private static String gib(long kib) {
        return Long.toString(kib >> 20);
    }
}
