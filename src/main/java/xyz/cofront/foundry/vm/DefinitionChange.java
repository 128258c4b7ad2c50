package xyz.cofront.foundry.vm;

import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.CpuMode;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.change.ChangePlan;
import xyz.cofront.foundry.change.Effect;
import xyz.cofront.foundry.libvirtxml.DeviceXml;
import xyz.cofront.foundry.libvirtxml.DomainEdit;
import xyz.cofront.foundry.libvirtxml.MachineFacts;

/// What the changes make of a domain's definition: a function of values.
///
/// @param disks tells of new disks
/// @param log where the serial port is logged to
/// @param seed the new one, if one is made
record DefinitionChange(ChangePlan plan, DiskPlan disks, String log, Optional<SeedChange> seed) {
    /// Whether the definition changes at all.
    boolean needed() {
        return seed.isPresent()
                || plan.effects().anyMatch(effect -> switch (effect) {
                    case Effect.Recorded _, Effect.Autostart _, Effect.Grow _, Effect.NewSeed _ -> false;
                    default -> true;
                });
    }

    String of(String definition) {
        DomainEdit edit = new DomainEdit(definition);
        plan.effects().forEach(effect -> change(edit, effect));
        seed.ifPresent(made -> seed(edit, made));
        return edit.xml();
    }

    /// A drive that somebody emptied or took out is put there anew: what is left of it may be of any kind.
    private static void seed(DomainEdit edit, SeedChange made) {
        String target = made.disk().target();
        if (made.plugged()) {
            edit.file(target, made.planned().path());
            return;
        }
        edit.removeDisk(target);
        edit.addDisk(DeviceXml.disk(made.disk()));
    }

    private void change(DomainEdit edit, Effect effect) {
        switch (effect) {
            case Effect.Vcpus(int vcpus, int most) -> edit.vcpus(vcpus, most);
            case Effect.Memory(int gib, int most) -> edit.memory(gib, most);
            case Effect.Processor processor -> processor(edit, processor);
            case Effect.AddDisk(var disk) -> {
                if (!defined().disks().containsKey(disk.device())) {
                    edit.addDisk(DeviceXml.disk(disks.dataDisk(disk)));
                }
            }
            case Effect.RemoveDisk(String device) -> edit.removeDisk(device);
            case Effect.Cache(String device, var cache) -> edit.cache(device, cache);
            case Effect.AddCard(int index) -> {
                Card card = card(index);
                if (defined().card(card.mac().text()).isEmpty()) {
                    edit.addCard(DeviceXml.card(CreatePlan.plugged(card)));
                }
            }
            case Effect.RemoveCard(String mac) -> edit.removeCard(mac);
            case Effect.ReplaceCard(String mac, int index) ->
                edit.replaceCard(mac, DeviceXml.card(CreatePlan.plugged(card(index))));
            case Effect.SerialLog(boolean on) -> edit.serialLog(on ? log : null);
            case Effect.Recorded _, Effect.Autostart _, Effect.Grow _, Effect.NewSeed _ -> {
                // Not a matter of the definition.
            }
        }
    }

    private void processor(DomainEdit edit, Effect.Processor wanted) {
        VirtType type = wanted.type() == null || wanted.type() == VirtType.AUTO ? type() : wanted.type();
        CpuMode mode =
                wanted.mode() == null ? type == VirtType.QEMU ? CpuMode.MAXIMUM : CpuMode.HOST_MODEL : wanted.mode();
        edit.processor(type, mode);
    }

    private VirtType type() {
        return defined().virtType().equals(VirtType.KVM.wire()) ? VirtType.KVM : VirtType.QEMU;
    }

    private Card card(int index) {
        return Card.of(document()).get(index);
    }

    private VirtualMachine document() {
        return plan.wanted().document();
    }

    private MachineFacts defined() {
        return plan.machine().defined();
    }
}
