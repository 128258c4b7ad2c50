package xyz.cofront.foundry.checkup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.storage.DefaultPools;

/// What the host is wanted for: the settings that apply.
///
/// @param uri of the connection
/// @param uriOrigin where that comes from, such as `default`
/// @param virtType how guests are to run
/// @param pools those that machines and images go to by default
/// @param defaultPools those that Foundry makes by itself
/// @param library the version of libvirt's library here; `null` if there is none
public record Wishes(
        String uri,
        String uriOrigin,
        VirtType virtType,
        List<String> pools,
        DefaultPools defaultPools,
        @Nullable String library) {
    public Wishes {
        pools = List.copyOf(pools);
    }
}
