package xyz.cofront.foundry.hypervisor.libvirt;

import java.util.List;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/// Removes a domain's definition with all that libvirt keeps for it (`virDomainUndefineFlagsValues`).
final class DomainUndefinition {
    private static final int MANAGED_SAVE = 1;
    private static final int SNAPSHOTS_METADATA = 1 << 1;
    private static final int NVRAM = 1 << 2;
    private static final int KEEP_NVRAM = 1 << 3;
    private static final int CHECKPOINTS_METADATA = 1 << 4;

    private static final int OLDEST = MANAGED_SAVE | SNAPSHOTS_METADATA;
    private static final int WITHOUT_NVRAM = OLDEST | CHECKPOINTS_METADATA;

    /// From what is wanted to what every driver takes: one that has no NVRAM refuses its flag, and so on.
    private static final List<Integer> FLAGS = List.of(WITHOUT_NVRAM | NVRAM, WITHOUT_NVRAM, OLDEST | NVRAM, OLDEST, 0);

    private static final List<Integer> KEEPING_FLAGS =
            List.of(WITHOUT_NVRAM | KEEP_NVRAM, WITHOUT_NVRAM, OLDEST | KEEP_NVRAM, OLDEST, 0);

    private DomainUndefinition() {}

    /// With the NVRAM file.
    static void undefine(Domain domain) throws LibvirtException {
        undefine(domain, FLAGS);
    }

    /// Without the NVRAM file.
    static void forget(Domain domain) throws LibvirtException {
        undefine(domain, KEEPING_FLAGS);
    }

    private static void undefine(Domain domain, List<Integer> candidates) throws LibvirtException {
        for (int flags : candidates) {
            if (done(domain, flags)) {
                return;
            }
        }
    }

    private static boolean done(Domain domain, int flags) throws LibvirtException {
        try {
            domain.undefine(flags);
            return true;
        } catch (LibvirtException e) {
            if (flags == 0 || !LibvirtFailure.is(e, ErrorNumber.VIR_ERR_INVALID_ARG)) {
                throw e;
            }
            return false;
        }
    }
}
