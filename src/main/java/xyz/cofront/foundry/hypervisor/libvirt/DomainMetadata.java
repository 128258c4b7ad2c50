package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import xyz.cofront.foundry.hypervisor.MetadataKey;

/// One element of a domain's metadata.
final class DomainMetadata {
    /// `VIR_DOMAIN_METADATA_ELEMENT`.
    private static final int ELEMENT = 2;

    /// `virDomainModificationImpact`.
    private static final int LIVE = 1;

    private static final int CONFIG = 1 << 1;

    private DomainMetadata() {}

    static Optional<String> read(Domain domain, MetadataKey key) throws LibvirtException, LibvirtFailure {
        try {
            @Nullable String text = domain.getMetadata(ELEMENT, key.namespace(), isPersistent(domain) ? CONFIG : LIVE);
            return Optional.of(MetadataText.inNamespace(LibvirtFailure.check(text), key));
        } catch (LibvirtException e) {
            return Absence.of(e, ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA);
        }
    }

    /// Written to the definition alone it would be missing until the next start, to the running domain alone it would
    /// be gone after.
    static void write(Domain domain, MetadataKey key, String element) throws LibvirtException, LibvirtFailure {
        String bare = MetadataText.withoutNamespace(element, key);
        try {
            domain.setMetadata(ELEMENT, bare, key.prefix(), key.namespace(), impact(domain));
        } catch (LibvirtException e) {
            if (!LibvirtFailure.is(e, ErrorNumber.VIR_ERR_OPERATION_INVALID)) {
                throw e;
            }
            // It was started or went off in between.
            domain.setMetadata(ELEMENT, bare, key.prefix(), key.namespace(), impact(domain));
        }
    }

    /// Written to the definition alone: the running domain keeps what it was started with.
    static void writeDefined(Domain domain, MetadataKey key, String element) throws LibvirtException, LibvirtFailure {
        domain.setMetadata(ELEMENT, MetadataText.withoutNamespace(element, key), key.prefix(), key.namespace(), CONFIG);
    }

    private static int impact(Domain domain) throws LibvirtException {
        int live = domain.isActive() == 1 ? LIVE : 0;
        return isPersistent(domain) ? live | CONFIG : live;
    }

    private static boolean isPersistent(Domain domain) throws LibvirtException {
        return domain.isPersistent() == 1;
    }
}
