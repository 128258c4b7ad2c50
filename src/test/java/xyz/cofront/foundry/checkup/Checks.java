package xyz.cofront.foundry.checkup;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.storage.InspectStorage;
import xyz.cofront.foundry.storage.StorageStatus;

/// A host in memory, healthy at first, and what the checks say of it.
final class Checks {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final MemorySurroundings host = MemorySurroundings.healthy();
    final InMemoryHypervisor libvirt = new InMemoryHypervisor();

    Instant now = NOW;
    String uri = "qemu:///system";
    VirtType virtType = VirtType.AUTO;
    String vmPool = DefaultPools.VMS;

    @Nullable
    String library = "9.0.0";

    Function<Hypervisor, StorageStatus> storage = Checks::storage;

    private @Nullable HypervisorException failure;

    /// Libvirt cannot be reached, for a reason of this kind.
    Checks unreached(Kind kind) {
        failure = new HypervisorException(kind, "cannot connect: sad", List.of("some advice"), null);
        return this;
    }

    Checks with(Consumer<MemorySurroundings> change) {
        change.accept(host);
        return this;
    }

    /// A defined machine with these network cards as XML.
    Checks machine(String name, String cards) {
        return machine(name, cards, "");
    }

    /// The same with more XML besides its devices.
    Checks machine(String name, String cards, String more) {
        libvirt.domains().define("""
                <domain type='qemu'>
                  <name>%s</name>
                  <uuid>11111111-2222-4333-8444-555555555555</uuid>
                  <memory unit='KiB'>4194304</memory>
                  <currentMemory unit='KiB'>4194304</currentMemory>
                  <vcpu>1</vcpu>
                  <os><type>hvm</type></os>
                  <devices>%s</devices>
                  %s
                </domain>
                """.formatted(name, cards, more));
        return this;
    }

    /// Each result of the check as `state: reason`, and below it its steps as `  what: command`.
    String of(String check) {
        StringBuilder text = new StringBuilder();
        run().stream().filter(result -> result.check().equals(check)).forEach(result -> {
            text.append(result.state().word())
                    .append(": ")
                    .append(result.reason())
                    .append('\n');
            result.mend().forEach(step -> text.append("  ").append(step.text()).append('\n'));
        });
        return text.toString();
    }

    List<CheckResult> run() {
        LibvirtLink link = failure == null ? LibvirtLink.to(libvirt) : LibvirtLink.broken(failure);
        Wishes wishes = new Wishes(
                uri,
                "default",
                virtType,
                List.of(DefaultPools.IMAGES, vmPool),
                new DefaultPools("/var/lib/libvirt/images/foundry"),
                library);
        return new HostCheckup(host, link, wishes, storage, Clock.fixed(now, ZoneOffset.UTC)).run(command -> command);
    }

    private static StorageStatus storage(Hypervisor hypervisor) {
        return new InspectStorage(hypervisor, new ImageVolumes(hypervisor.volumes()), _ -> false)
                .run(DefaultPools.IMAGES, List.of());
    }
}
