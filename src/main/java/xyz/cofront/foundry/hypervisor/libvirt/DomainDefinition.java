package xyz.cofront.foundry.hypervisor.libvirt;

import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.Error.ErrorNumber;
import xyz.cofront.foundry.hypervisor.DomainId;

/// Defines a domain, and finds out why where libvirt's code does not tell.
final class DomainDefinition {
    /// `VIR_DOMAIN_DEFINE_VALIDATE`: numbers out of range have brought libvirtd down.
    private static final int VALIDATE = 1;

    private final LibvirtConnection connection;
    private final NativeLibvirt library;

    DomainDefinition(LibvirtConnection connection) {
        this.connection = connection;
        this.library = connection.library();
    }

    DomainId define(String xml) throws LibvirtFailure {
        Pointer domain = library.virDomainDefineXMLFlags(connection.pointer(), xml, VALIDATE);
        if (domain == null) {
            throw explained(LibvirtFailure.last(), xml);
        }
        return identity(domain);
    }

    /// A name that another domain has is refused as an operation that failed, and so is much else.
    private LibvirtFailure explained(LibvirtFailure failure, String xml) {
        if (failure.number() != ErrorNumber.VIR_ERR_OPERATION_FAILED) {
            return failure;
        }
        Optional<UUID> wanted = TopLevelText.of(xml, "uuid").map(UUID::fromString);
        Optional<UUID> holder = TopLevelText.of(xml, "name").flatMap(this::holder);
        boolean taken = holder.isPresent() && !holder.equals(wanted);
        return taken ? failure.as(ErrorNumber.VIR_ERR_DOM_EXIST) : failure;
    }

    private Optional<UUID> holder(String name) {
        return Optional.ofNullable(library.virDomainLookupByName(connection.pointer(), name))
                .map(this::identity)
                .map(DomainId::uuid);
    }

    private DomainId identity(Pointer domain) {
        try {
            return DomainStats.identity(library, domain);
        } finally {
            library.virDomainFree(domain);
        }
    }
}
