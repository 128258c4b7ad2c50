package xyz.cofront.foundry.vm;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.loader.DocumentLoader;
import xyz.cofront.foundry.loader.Loaded;
import xyz.cofront.foundry.loader.LoadedDocument;
import xyz.cofront.foundry.loader.Source;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.SideBySide;

/// A host in memory with both pools, one image and one bridge, and the use cases on it.
public final class VmFixture {
    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    public static final Owner OWNER = new Owner("boot", 42, 4242);
    static final String HASH =
            "$6$foundryexample$Mshqk7t3mUvr6YcxCHcL3JsvcCihMy/5AwymYrph5feoyyhUSG86nEpWwHpqxLN7mPgYHWwRKjmI3Pi44NRH41";

    public final InMemoryHypervisor host = new InMemoryHypervisor(() -> NOW)
            .withPool(DefaultPools.IMAGES, "/images", 100L << 30)
            .withPool(DefaultPools.VMS, "/vms", 100L << 30);
    public final RecordedProgress progress = new RecordedProgress();
    private final AtomicInteger made = new AtomicInteger();

    public VmFixture() {
        host.putVolume(DefaultPools.IMAGES, "debian-13.qcow2", qcow2(2));
    }

    /// A qcow2 version 3 header, refcount table and L1 table by QEMU's specification; clusters of 64 KiB.
    static byte[] qcow2(long gib) {
        ByteBuffer bytes = ByteBuffer.allocate(3 << 16);
        bytes.putInt(0, 0x514649fb).putInt(4, 3).putInt(20, 16).putLong(24, gib << 30);
        bytes.putInt(36, (int) (gib * 2))
                .putLong(40, 2 << 16)
                .putLong(48, 1 << 16)
                .putInt(56, 1);
        bytes.putInt(96, 4).putInt(100, 104);
        return bytes.array();
    }

    /// UUIDs ...-000000000001, ...2 and so on.
    public UUID nextUuid() {
        return new UUID(0x4000L, 0x8000000000000000L | made.incrementAndGet());
    }

    public Environment environment() {
        return environment(this::nextUuid, OWNER);
    }

    static Environment environment(Supplier<UUID> uuids, Owner owner) {
        return new Environment(
                Clock.fixed(NOW, ZoneOffset.UTC),
                uuids,
                owner,
                _ -> true,
                _ -> {},
                Interruption.NONE,
                new MemoryLocks());
    }

    public List<Outcome> create(String... documents) {
        return create(host, documents);
    }

    public List<Outcome> create(Environment environment, String... documents) {
        return create(host, environment, documents);
    }

    List<Outcome> create(Hypervisor connection, String... documents) {
        return create(connection, environment(), documents);
    }

    List<Outcome> create(Environment environment, SideBySide width, String... documents) {
        return create(host, environment, width, documents);
    }

    private List<Outcome> create(Hypervisor connection, Environment environment, String... documents) {
        return create(connection, environment, new SideBySide(1), documents);
    }

    private List<Outcome> create(
            Hypervisor connection, Environment environment, SideBySide width, String... documents) {
        List<VirtualMachine> machines =
                Arrays.stream(documents).map(VmFixture::load).toList();
        return new CreateVm(connection, new DefaultPools("/foundry"), environment, progress)
                .create(new CreateRequest(machines, defaults(), true, width));
    }

    static VmDefaults defaults() {
        return new VmDefaults(VirtType.AUTO, false, DefaultPools.VMS, false, DefaultPools.IMAGES);
    }

    public DestroyVm destroyer() {
        return new DestroyVm(host, environment(), progress);
    }

    public void destroy(String name) {
        DestroyVm destroy = destroyer();
        destroy.plan(name, options()).ifPresent(plan -> destroy.destroy(plan, options()));
    }

    public void destroyIfThere(String name) {
        DestroyOptions options = new DestroyOptions(true, false, false, false, Duration.ZERO);
        DestroyVm destroy = destroyer();
        destroy.plan(name, options).ifPresent(plan -> destroy.destroy(plan, options));
    }

    /// A connection of its own, which can be lost without the host.
    Hypervisor connection() {
        return host.open("test", Access.READ_WRITE, Duration.ofSeconds(30));
    }

    public static DestroyOptions options() {
        return new DestroyOptions(false, false, false, false, Duration.ZERO);
    }

    /// The one document of a YAML text, which must have no problem.
    static VirtualMachine load(String yaml) {
        Loaded loaded = new DocumentLoader().load(new Source("test.yaml", yaml));
        if (!loaded.problems().isEmpty()) {
            throw new AssertionError(loaded.problems().toString());
        }
        return loaded.documents().stream().map(LoadedDocument::vm).findFirst().orElseThrow();
    }

    /// A document with an address 10.77.0.`octet`, a password hash and one data disk.
    public static String document(String name, int octet) {
        return """
                apiVersion: foundry.cofront.xyz/v1alpha1
                kind: VirtualMachine
                metadata:
                  name: %s
                spec:
                  vcpus: 2
                  memoryGiB: 1
                  bootDisk: {sizeGB: 4, image: debian-13.qcow2}
                  dataDisks:
                    - {device: vdb, sizeGB: 1}
                  networkInterfaces:
                    - {ip: 10.77.0.%d/24, gateway: 10.77.0.1, bridge: br0}
                  cloudInit:
                    fqdn: %s.example.com
                    passwordHash: %s
                """.formatted(name, octet, name.replace('_', '-'), HASH);
    }
}
