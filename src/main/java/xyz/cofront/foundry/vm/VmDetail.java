package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.api.v1alpha1.AddressStatus;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;

/// A machine with all that is known of it.
///
/// @param document what was asked for, with secrets replaced by a marker, and the status; of a foreign machine
///     only
///     what libvirt tells: name, UUID, processors, memory, phase
/// @param autostart whether libvirt starts it with the host
/// @param foreign whether Foundry did not make it, or cannot prove it did
/// @param bootVolume the name of the volume it boots from; empty for a foreign machine
/// @param notes sentences on what is odd about it, such as metadata that was copied from another machine
public record VmDetail(
        VmRow row, VirtualMachine document, boolean autostart, boolean foreign, String bootVolume, List<String> notes) {
    public VmDetail {
        notes = List.copyOf(notes);
    }

    /// The same with one more condition.
    VmDetail with(Condition condition) {
        VmStatus status = document.status();
        VirtualMachine observed = status == null ? document : document.withStatus(status.with(condition));
        return new VmDetail(row, observed, autostart, foreign, bootVolume, notes);
    }

    /// The same with these addresses in its status.
    VmDetail withAddresses(List<AddressStatus> addresses) {
        VmStatus status = document.status();
        VirtualMachine observed = status == null ? document : document.withStatus(status.withAddresses(addresses));
        return new VmDetail(row, observed, autostart, foreign, bootVolume, notes);
    }
}
