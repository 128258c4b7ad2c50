package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.DomainFacts;
import xyz.cofront.foundry.libvirtxml.DomainReader;

/// Who uses which volumes of the host: every VM by the chains in its definition, and every overlay by what
/// it stands on, in whichever pool. A VM that is being created counts from its definition on.
///
/// @param domains all of them
/// @param volumes of all active pools
public record ImageUsers(List<DomainFacts> domains, List<Volume> volumes) {
    public ImageUsers {
        domains = List.copyOf(domains);
        volumes = List.copyOf(volumes);
    }

    /// Looks at every domain and every active pool, for one call each; what vanishes meanwhile is left out.
    public static ImageUsers survey(Hypervisor hypervisor) {
        List<DomainFacts> domains = hypervisor.domains().list(true).stream()
                .flatMap(domain -> read(hypervisor, domain).stream())
                .toList();
        List<Volume> volumes = hypervisor.pools().list().stream()
                .filter(Pool::active)
                .flatMap(pool -> volumes(hypervisor, pool))
                .toList();
        return new ImageUsers(domains, volumes);
    }

    private static Optional<DomainFacts> read(Hypervisor hypervisor, DomainSummary domain) {
        try {
            return Optional.of(DomainReader.read(hypervisor.domains().definition(domain.id())));
        } catch (HypervisorException gone) {
            if (gone.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    private static Stream<Volume> volumes(Hypervisor hypervisor, Pool pool) {
        try {
            return hypervisor.volumes().list(pool.name()).stream();
        } catch (HypervisorException gone) {
            if (gone.kind() == Kind.NOT_FOUND || gone.kind() == Kind.WRONG_STATE) {
                return Stream.empty();
            }
            throw gone;
        }
    }

    /// VMs by name, then overlays that none of them uses.
    public List<ImageUser> of(Volume image) {
        List<Volume> over = over(image);
        Set<String> paths = over.stream().map(Volume::path).collect(Collectors.toSet());
        Set<VolumeId> ids = over.stream().map(Volume::id).collect(Collectors.toSet());
        List<ImageUser> users = new ArrayList<>();
        domains.stream()
                .filter(domain -> domain.diskPaths().stream().anyMatch(paths::contains)
                        || domain.diskVolumes().stream().anyMatch(ids::contains))
                .map(DomainFacts::name)
                .sorted()
                .map(ImageUser.Machine::new)
                .forEach(users::add);
        over.stream()
                .skip(1)
                .filter(overlay -> domains.stream().noneMatch(domain -> uses(domain, overlay)))
                .map(overlay -> new ImageUser.Overlay(overlay.id()))
                .forEach(users::add);
        return List.copyOf(users);
    }

    /// @param what stands at the beginning of the sentence
    /// @throws StorageException if anything uses it, naming all that does
    void requireNone(Volume image, String what) {
        List<ImageUser> users = of(image);
        if (users.isEmpty()) {
            return;
        }
        List<String> machines = users.stream()
                .filter(ImageUser.Machine.class::isInstance)
                .map(user -> ((ImageUser.Machine) user).name())
                .toList();
        throw new StorageException(
                what + " is in use by " + users.stream().map(ImageUser::text).collect(Collectors.joining(", ")),
                machines.isEmpty()
                        ? List.of("remove these volumes first, if nothing needs them")
                        : List.of("an image can go when no VM stands on it any more: 'foundry destroy "
                                + machines.stream().map(ShellWord::of).collect(Collectors.joining(" ")) + "'"),
                null);
    }

    private static boolean uses(DomainFacts domain, Volume volume) {
        return domain.diskPaths().contains(volume.path())
                || domain.diskVolumes().contains(volume.id());
    }

    /// The image itself, then every volume that lies over it, directly or not.
    private List<Volume> over(Volume image) {
        List<Volume> found = new ArrayList<>(List.of(image));
        Set<String> paths = new HashSet<>(Set.of(image.path()));
        boolean more = true;
        while (more) {
            List<Volume> next = volumes.stream()
                    .filter(volume ->
                            volume.backingPath().filter(paths::contains).isPresent())
                    .filter(volume -> paths.add(volume.path()))
                    .toList();
            found.addAll(next);
            more = !next.isEmpty();
        }
        return found;
    }
}
