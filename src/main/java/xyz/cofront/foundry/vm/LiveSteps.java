package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.change.ChangeClass;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Effect;
import xyz.cofront.foundry.change.FieldChange;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.libvirtxml.DeviceXml;
import xyz.cofront.foundry.libvirtxml.MachineFacts;
import xyz.cofront.foundry.libvirtxml.MachineReader;
import xyz.cofront.foundry.naming.Names;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Step;

/// What is done to a running machine at once, as steps that take themselves back.
record LiveSteps(Domains domains, Environment environment, ChangePlan plan, DiskPlan disks) {
    private static final long KIB_PER_GIB = 1L << 20;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    /// How long a guest may take to let go of what was just plugged in.
    private static final Duration LETTING_GO = Duration.ofSeconds(10);

    /// Devices and autostart: what can be taken back.
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        plan.changes().stream()
                .filter(change -> change.kind() == ChangeClass.LIVE)
                .map(FieldChange::effect)
                .distinct()
                .forEach(effect -> step(effect, steps));
        return List.copyOf(steps);
    }

    /// Memory and processors, which a guest may not give back: they come behind everything else that can fail.
    List<Step> late() {
        List<Step> steps = new ArrayList<>();
        plan.changes().stream()
                .filter(change -> running() && change.kind() == ChangeClass.LIVE)
                .map(FieldChange::effect)
                .distinct()
                .forEach(effect -> {
                    if (effect instanceof Effect.Memory(int gib, int _)) {
                        memory(gib, steps);
                    }
                    if (effect instanceof Effect.Vcpus(int vcpus, int _) && live().vcpus() < vcpus) {
                        steps.add(acting(
                                "plug processors into VM '" + id().name() + "'",
                                () -> domains.setVcpus(id(), vcpus),
                                () -> domains.setVcpus(id(), live().vcpus())));
                    }
                });
        return List.copyOf(steps);
    }

    /// The new medium in the machine's CD-ROM. A guest that has the old one mounted does not open the tray; it has the
    /// new one from its next start on, which is soon enough: cloud-init reads it when a machine boots.
    Step medium(String after, Progress progress) {
        Optional<String> before = live().disk(Names.SEED_DRIVE).flatMap(MachineFacts.Disk::path);
        return acting(
                "change the seed of VM '" + id().name() + "'",
                () -> {
                    try {
                        domains.changeMedium(id(), cdrom(after));
                    } catch (HypervisorException kept) {
                        if (kept.kind() != HypervisorException.Kind.FAILED) {
                            throw kept;
                        }
                        progress.note("the guest holds its old seed; it has the new one from its next start on");
                    }
                },
                () -> {
                    if (diskPaths().contains(after)) {
                        domains.changeMedium(
                                id(), before.map(this::cdrom).orElseGet(() -> DeviceXml.emptied(cdrom(after))));
                    }
                });
    }

    private List<String> diskPaths() {
        return look().disks().values().stream()
                .flatMap(disk -> disk.path().stream())
                .toList();
    }

    private String cdrom(String path) {
        return DeviceXml.disk(disks.seedDisk(
                Objects.requireNonNull(plan.wanted().document().spec().cloudInit())
                        .seedBus(),
                path));
    }

    private void step(Effect effect, List<Step> steps) {
        if (effect instanceof Effect.Autostart(boolean on)) {
            steps.add(acting(
                    "set the autostart of VM '" + id().name() + "'",
                    () -> domains.setAutostart(id(), on),
                    () -> domains.setAutostart(id(), !on)));
        }
        if (!running()) {
            return;
        }
        if (effect instanceof Effect.AddDisk(DataDisk disk) && !live().disks().containsKey(disk.device())) {
            steps.add(plugging(
                    "disk '" + disk.device() + "'",
                    DeviceXml.disk(disks.dataDisk(disk)),
                    facts -> facts.disks().containsKey(disk.device())));
        }
        if (effect instanceof Effect.AddCard(int index)) {
            Card card = Card.of(plan.wanted().document()).get(index);
            if (live().card(card.mac().text()).isEmpty()) {
                steps.add(plugging(
                        "network card " + index,
                        DeviceXml.card(CreatePlan.plugged(card)),
                        facts -> facts.card(card.mac().text()).isPresent()));
            }
        }
    }

    /// First what the balloon holds back, then modules.
    private void memory(int gib, List<Step> steps) {
        long wanted = gib * KIB_PER_GIB;
        long had = live().memoryKib();
        if (live().currentMemoryKib() < Math.min(wanted, had)) {
            steps.add(acting(
                    "give VM '" + id().name() + "' its memory",
                    () -> domains.setMemory(id(), Math.min(wanted, had)),
                    () -> domains.setMemory(id(), live().currentMemoryKib())));
        }
        if (wanted > had) {
            steps.add(plugging(
                    "memory",
                    DeviceXml.memory((int) ((wanted - had) / KIB_PER_GIB)),
                    facts -> facts.memoryKib() > had));
        }
    }

    private Step plugging(String what, String device, Predicate<MachineFacts> there) {
        return acting(
                "plug " + what + " into VM '" + id().name() + "'",
                () -> domains.attach(id(), device),
                () -> unplug(what, device, there));
    }

    /// The guest has to let go of it, and may be busy.
    private void unplug(String what, String device, Predicate<MachineFacts> there) {
        if (!there.test(look())) {
            return;
        }
        domains.detach(id(), device);
        Instant end = environment.clock().instant().plus(LETTING_GO);
        while (there.test(look())) {
            if (!environment.clock().instant().isBefore(end)) {
                throw new VmException("the guest does not let go of " + what);
            }
            environment.sleeper().sleep(LOOK_AGAIN);
        }
    }

    private MachineFacts look() {
        return MachineReader.read(domains.xml(id()));
    }

    /// Writes the definition anew.
    ///
    /// @param change makes the new one from that which is there, Foundry's record in it included
    static Step define(Domains domains, DomainId id, UnaryOperator<String> change) {
        AtomicReference<@Nullable String> before = new AtomicReference<>();
        return acting(
                "change the definition of VM '" + id.name() + "'",
                () -> {
                    String old = domains.changeable(id);
                    before.set(old);
                    domains.define(change.apply(old));
                },
                () -> {
                    String old = before.get();
                    if (old != null) {
                        domains.define(old);
                    }
                });
    }

    static Step acting(String label, Runnable apply, Runnable undo) {
        return new Step(
                label,
                () -> {
                    try {
                        apply.run();
                    } catch (HypervisorException failure) {
                        throw failure.explained("could not " + label, VmException::new);
                    }
                },
                undo);
    }

    private boolean running() {
        return plan.machine().running();
    }

    private MachineFacts live() {
        return plan.machine().live();
    }

    private DomainId id() {
        return plan.id();
    }
}
