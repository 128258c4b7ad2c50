package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Domains;
import xyz.cofront.foundry.libvirtxml.DomainReader;
import xyz.cofront.foundry.metadata.MetadataElement;
import xyz.cofront.foundry.metadata.Ownership;
import xyz.cofront.foundry.metadata.VmMetadata;

/// Foundry's records of machines, of which none is written over one that its writer has not seen. libvirt has no such
/// write; the lock of the machine ([VmLock]) keeps others of this host out between the look and the write.
record VmRecords(Domains domains) {
    /// What waited for a restart that has been no longer waits.
    ///
    /// @param read the record that the change was made from
    /// @throws VmException if it is another one by now; nothing was written then
    void replace(DomainId id, VmMetadata read, VmMetadata changed) {
        rewrite(id, read, RestartNeed.over(domains, id, read) ? RestartNeed.restarted(changed) : changed);
    }

    /// The same with the fields that wait as they are given. A running domain keeps the record it was started with as
    /// long as something waits: that is how a restart is seen, whoever makes it.
    ///
    /// @param read the record that the change was made from
    /// @throws VmException if it is another one by now; nothing was written then
    void rewrite(DomainId id, VmMetadata read, VmMetadata changed) {
        Ownership now =
                Ownership.of(id, DomainReader.read(domains.definition(id)).metadata());
        if (!now.equals(new Ownership.Owned(read))) {
            throw new VmException(
                    "VM '" + id.name() + "' was changed by somebody else meanwhile" + difference(read, now)
                            + "; nothing was written over it",
                    List.of("look at it ('foundry get " + id.name() + "') and run this again"),
                    null);
        }
        String element = MetadataElement.xml(changed);
        if (changed.waitingFields().isEmpty()) {
            domains.setMetadata(id, MetadataElement.KEY, element);
        } else {
            domains.setDefinedMetadata(id, MetadataElement.KEY, element);
        }
    }

    private static String difference(VmMetadata read, Ownership now) {
        return switch (now) {
            case Ownership.Owned(VmMetadata other) ->
                " (generation " + other.generation() + ", phase "
                        + other.phase().wire() + "; expected " + read.generation() + ", "
                        + read.phase().wire() + ")";
            case Ownership.Foreign _ -> " (Foundry's record of it is gone)";
        };
    }
}
