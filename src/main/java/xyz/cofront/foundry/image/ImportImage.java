package xyz.cofront.foundry.image;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.image.Inspection.Accepted;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.UndoFailure;
import xyz.cofront.foundry.workflow.Workflow;

/// Brings a file of this host into a pool as a base image.
///
/// The order is marker, empty volume, body, first 64 KiB, marker away: cut off anywhere, what is left has no header,
/// has
/// a marker beside it, and is never taken for an image.
public final class ImportImage {
    private final Hypervisor hypervisor;
    private final DefaultPools pools;
    private final Inspector inspector;
    private final Work work;
    private final Predicate<Owner> alive;
    private final Progress progress;

    /// @param work this process, as the marker names it
    /// @param alive whether the process another marker names still runs
    public ImportImage(
            Hypervisor hypervisor,
            DefaultPools pools,
            Inspector inspector,
            Work work,
            Predicate<Owner> alive,
            Progress progress) {
        this.hypervisor = hypervisor;
        this.pools = pools;
        this.inspector = inspector;
        this.work = work;
        this.alive = alive;
        this.progress = progress;
    }

    /// Checks everything, then imports; when that fails, nothing is left of it.
    ///
    /// @throws StorageException if the file is no acceptable image, the name breaks a rule or is taken, the pool is
    ///     not there or too full, or the import fails
    public ImportedImage run(ImportRequest request) {
        String what = "could not import '" + request.source() + "' into pool '" + request.pool() + "'";
        try (LocalFile source = LocalFile.open(request.source())) {
            return run(request, source);
        } catch (HypervisorException failure) {
            throw withLeftovers(failure.explained(what, StorageException::new), failure);
        } catch (UncheckedIOException failure) {
            throw withLeftovers(new StorageException(what + ": " + failure.getMessage(), failure), failure);
        } catch (StorageException failure) {
            throw withLeftovers(failure, failure);
        }
    }

    private ImportedImage run(ImportRequest request, LocalFile source) {
        String name = request.imageName();
        progress.begin("Importing image '" + name + "'...");
        Accepted image = accept(request, source);
        progress.done("Image checked");
        Pool pool = pools.ensure(hypervisor, request.pool());
        // Files that were put into the folder by hand are taken names, too.
        hypervisor.pools().refresh(pool.name());
        ImportTarget target = new ImportTarget(hypervisor.volumes(), pool, name);
        boolean remains = target.findRemains(alive);
        target.requireSpace(source.size(), remains);

        // Everything is checked. From here on volumes are made.
        if (remains) {
            target.removeRemains(alive);
            progress.note("Removed what an interrupted import of '" + name + "' had left");
        }
        return bring(source, image, target);
    }

    private Accepted accept(ImportRequest request, LocalFile source) {
        String name = request.imageName();
        return switch (inspector.inspect(source)) {
            case Inspection.Refused refused -> throw refusal(request, refused.reasons(), ImageNames.problems(name));
            case Accepted accepted -> {
                List<String> problems = ImageNames.problems(name, accepted.format());
                if (!problems.isEmpty()) {
                    throw refusal(request, List.of(), problems);
                }
                yield accepted;
            }
        };
    }

    private static StorageException refusal(ImportRequest request, List<String> reasons, List<String> nameProblems) {
        return new StorageException(
                "'" + request.source() + "' cannot be imported",
                Stream.concat(reasons.stream(), nameProblems.stream()).toList(),
                null);
    }

    private ImportedImage bring(LocalFile source, Accepted image, ImportTarget target) {
        ImportSteps steps = new ImportSteps(hypervisor, source, inspector, image, target, progress);
        Workflow workflow = new Workflow(Interruption.NONE);
        steps.all(new ImportMarker(target.image().name(), work)).forEach(workflow::run);
        progress.done("Image imported");
        return steps.result();
    }

    private static FoundryException withLeftovers(FoundryException failure, RuntimeException carrier) {
        List<String> lines = new ArrayList<>();
        for (Throwable suppressed : carrier.getSuppressed()) {
            if (suppressed instanceof UndoFailure undo) {
                lines.add(undo.getMessage());
            }
        }
        return lines.isEmpty() ? failure : failure.withDetails(lines);
    }
}
