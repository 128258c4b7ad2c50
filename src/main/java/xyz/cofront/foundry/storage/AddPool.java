package xyz.cofront.foundry.storage;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.libvirtxml.PoolXml;

/// Makes a storage pool known to libvirt, active.
public final class AddPool {
    private final Hypervisor hypervisor;
    private final DefaultPools defaults;
    private final FolderRules rules;

    public AddPool(Hypervisor hypervisor, DefaultPools defaults, Folders folders) {
        this.hypervisor = hypervisor;
        this.defaults = defaults;
        this.rules = new FolderRules(folders);
    }

    /// @throws ConfigurationException if the request makes no sense
    /// @throws StorageException if it cannot be had on this host; what was made of it is undone
    public Pool run(AddPoolRequest request) {
        PoolDraft draft = PoolDraft.of(request);
        try {
            requireFree(draft);
            if (draft.type().folder()) {
                rules.check(draft.target());
            }
            // Everything is checked. The port undoes what it made when a later step fails.
            return hypervisor.pools().create(PoolXml.write(draft.spec()), draft.build(), request.autostart());
        } catch (HypervisorException failure) {
            throw failure.explained("could not add pool '" + draft.name() + "'", StorageException::new)
                    .withDetails(advice(failure, draft));
        }
    }

    private void requireFree(PoolDraft draft) {
        if (defaults.makes(draft.name())) {
            throw new StorageException("pool '" + draft.name() + "' is Foundry's own: it is made when first used");
        }
        List<Pool> pools = hypervisor.pools().list();
        if (pools.stream().anyMatch(pool -> pool.name().equals(draft.name()))) {
            throw new StorageException("there is a pool '" + draft.name() + "' already");
        }
        draft.path().ifPresent(path -> {
            pools.forEach(pool -> pool.path().ifPresent(other -> {
                requireApart(path, other, "pool '" + pool.name() + "'");
                // The new path leads through no links; libvirt keeps another's as it was given.
                requireApart(path, hypervisor.files().real(other), "pool '" + pool.name() + "'");
            }));
            defaults.folders().forEach((name, folder) -> requireApart(path, folder, "pool '" + name + "'"));
        });
    }

    private static void requireApart(String path, String other, String whose) {
        String where = null;
        if (path.equals(other)) {
            where = "it is that of " + whose;
        } else if (FolderNames.isWithin(path, other)) {
            where = "it lies in " + other + ", that of " + whose;
        } else if (FolderNames.isWithin(other, path)) {
            where = "in it lies " + other + ", that of " + whose;
        }
        if (where != null) {
            throw new StorageException("'" + path + "' cannot be a pool's folder: " + where);
        }
    }

    /// Without an answer nobody knows how far it came; libvirt has the pool then, or has not.
    private static List<String> advice(HypervisorException failure, PoolDraft draft) {
        return switch (failure.kind()) {
            case TIMEOUT, CONNECTION ->
                List.of("whether it was made is not known: 'foundry pool info " + draft.name()
                        + "' tells, 'foundry pool delete " + draft.name() + "' removes it");
            case UNSUPPORTED, INVALID ->
                Optional.of("libvirt may lack its driver: on Debian the package libvirt-daemon-driver-storage-"
                                + draft.type().word())
                        .filter(_ -> !draft.type().folder())
                        .stream()
                        .toList();
            case DENIED, NOT_FOUND, ALREADY_EXISTS, WRONG_STATE, BUSY, NO_SPACE, FAILED -> List.of();
        };
    }
}
