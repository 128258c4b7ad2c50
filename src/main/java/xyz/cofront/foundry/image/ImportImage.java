package xyz.cofront.foundry.image;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.content.Compression;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.image.Inspection.Accepted;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.storage.PoolSpace;
import xyz.cofront.foundry.storage.SpaceNeed;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Workflow;

/// Brings a file of this host into a pool as a base image, unpacking it on the way if it is compressed.
///
/// The order is marker, empty volume, body, first 64 KiB, provenance, marker away: cut off anywhere, what
/// is left has a marker beside it that says who was at work, and is never taken for an image.
public final class ImportImage {
    private final Hypervisor hypervisor;
    private final DefaultPools pools;
    private final Inspector inspector;
    private final Actor actor;
    private final Progress progress;

    public ImportImage(Hypervisor hypervisor, DefaultPools pools, Inspector inspector, Actor actor, Progress progress) {
        this.hypervisor = hypervisor;
        this.pools = pools;
        this.inspector = inspector;
        this.actor = actor;
        this.progress = progress;
    }

    /// Checks everything, then imports; when that fails, nothing is left of it.
    ///
    /// @throws StorageException if the file is no acceptable image, the name breaks a rule or is taken, the
    ///     pool is not there or too full, or the import fails
    public ImportedImage run(ImportRequest request) {
        String what = "could not import '" + request.source() + "' into pool '" + request.pool() + "'";
        try (LocalFile file = LocalFile.open(request.source())) {
            return run(request, source(request, file));
        } catch (HypervisorException failure) {
            throw Leftovers.added(failure.explained(what, StorageException::new), failure);
        } catch (UncheckedIOException failure) {
            throw Leftovers.added(new StorageException(what + ": " + failure.getMessage(), failure), failure);
        } catch (FoundryException failure) {
            throw Leftovers.added(failure, failure);
        }
    }

    private ImportSource source(ImportRequest request, LocalFile file) {
        Optional<Compression> compression = Compression.of(file.read(0, 16));
        return compression.isPresent()
                ? new PackedSource(file, compression.get(), inspector.limits(), request.checksum())
                : new PlainSource(file, request.checksum());
    }

    private ImportedImage run(ImportRequest request, ImportSource source) {
        String name = request.imageName();
        progress.begin("Importing image '" + name + "'...");
        Accepted image = accept(request, source);
        progress.done("Image checked");
        Pool pool = lookedThrough(pools.ensure(hypervisor, request.pool()));
        ImageSite target = new ImageSite(hypervisor, pool, name, actor);
        ImageSite.Found found = target.look();
        requireFree(pool, name, found);
        long room = pool.available() + found.volume().map(Volume::allocation).orElse(0L);
        long need = source.need(room);
        requireRoom(pool, name, room, need);

        // Everything is checked. From here on volumes are made.
        if (found.marked()) {
            requireFree(pool, name, target.clear());
            progress.note("Removed what an interrupted import of '" + name + "' had left");
        }
        Transfer transfer =
                new Transfer(hypervisor.volumes(), source, target, room, need, actor.interruption(), progress);
        return bring(new ImportSteps(hypervisor, request, source, inspector, image, target, transfer, actor), transfer);
    }

    /// Files that were put into the folder by hand are taken names, too, and take room.
    private Pool lookedThrough(Pool pool) {
        requireFiles(pool);
        hypervisor.pools().refresh(pool.name());
        return hypervisor.pools().find(pool.name()).orElse(pool);
    }

    static void requireFree(Pool pool, String name, ImageSite.Found found) {
        if (found.taken()) {
            throw new StorageException(
                    "pool '" + pool.name() + "' already has a volume '" + name + "'",
                    List.of("images are never overwritten: choose another --name, or delete the image first"),
                    null);
        }
    }

    private static void requireRoom(Pool pool, String name, long room, long need) {
        List<SpaceNeed> needs = List.of(SpaceNeed.whole(name, need), SpaceNeed.whole("marker", ImageMarker.LIMIT));
        if (PoolSpace.judge(pool.name(), room, needs) instanceof PoolSpace.TooSmall(String problem)) {
            throw new StorageException(problem);
        }
    }

    private Accepted accept(ImportRequest request, ImportSource source) {
        String name = request.imageName();
        return switch (source.judge(inspector, actor.interruption())) {
            case Inspection.Refused refused -> throw request.refused(together(refused, ImageNames.problems(name)));
            case Accepted accepted -> {
                List<String> problems = ImageNames.problems(name, accepted.format());
                if (!problems.isEmpty()) {
                    throw request.refused(problems);
                }
                yield accepted;
            }
        };
    }

    private static List<String> together(Inspection.Refused refused, List<String> nameProblems) {
        return Stream.concat(refused.reasons().stream(), nameProblems.stream()).toList();
    }

    /// QEMU reads an image as a file, and only a file grows with what is written.
    static void requireFiles(Pool pool) {
        if (!pool.holdsFiles()) {
            throw new StorageException(
                    "pool '" + pool.name() + "' is of type " + pool.type() + ", and images need a pool of files",
                    List.of("--pool names another one: of type dir, fs or netfs"),
                    null);
        }
    }

    private ImportedImage bring(ImportSteps steps, Transfer transfer) {
        Workflow workflow = new Workflow(actor.interruption());
        try {
            actor.interruption().during(remains(steps), () -> all(steps, workflow));
        } catch (HypervisorException failure) {
            if (failure.kind() == HypervisorException.Kind.NO_SPACE) {
                throw transfer.noRoom(failure);
            }
            throw failure;
        }
        progress.done("Image imported");
        return steps.result();
    }

    private static String remains(ImportSteps steps) {
        return "a part of image '" + steps.image() + "' is left: foundry image prune --pool "
                + ShellWord.of(steps.image().pool());
    }

    private static boolean all(ImportSteps steps, Workflow workflow) {
        steps.all().forEach(workflow::run);
        return true;
    }
}
