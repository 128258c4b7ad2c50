package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.storage.FreshPools;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Step;
import xyz.cofront.foundry.workflow.Workflow;

/// Deletes images that nothing stands on.
///
/// A create that begins meanwhile wins: it defines its domain, which names the image, before it looks for a
/// marker; a deletion sets up its marker before it looks at the domains. So of any two at least one sees
/// the other, and a deletion that sees a create gives way.
public final class DeleteImage {
    private final Hypervisor hypervisor;
    private final Actor actor;
    private final Progress progress;

    public DeleteImage(Hypervisor hypervisor, Actor actor, Progress progress) {
        this.hypervisor = hypervisor;
        this.actor = actor;
        this.progress = progress;
    }

    /// Looks whether the image can go. Changes nothing.
    ///
    /// @param force whether it may go from a pool that other hosts may have, too: their VMs cannot be seen
    ///     from here
    /// @throws StorageException if there is no such image, something uses it, or something else is at work
    ///     on it
    public ImageDeletion plan(VolumeId image, boolean force) {
        try {
            Pool pool = activePool(image.pool());
            Volume volume = ImageNames.format(image.name())
                    .flatMap(_ -> hypervisor.volumes().find(image))
                    .orElseThrow(() -> new MissingImage(hypervisor.volumes(), image).told());
            if (pool.shared() && !force) {
                throw new StorageException(
                        "pool '" + pool.name() + "' (" + pool.type() + ") may be in use by other hosts, whose VMs "
                                + "cannot be seen from here",
                        List.of("--force deletes image '" + image.name() + "' nevertheless"),
                        null);
            }
            boolean whole = whole(pool, image);
            requireUnused(volume);
            return new ImageDeletion(pool, volume, whole);
        } catch (HypervisorException failure) {
            throw failure.explained("could not look at image '" + image.name() + "'", StorageException::new);
        }
    }

    private Pool activePool(String name) {
        Pool pool = hypervisor
                .pools()
                .find(name)
                .orElseThrow(() -> new StorageException(
                        "there is no pool '" + name + "'", List.of("'foundry pool list' shows the pools"), null));
        MissingImage.requireActive(pool);
        return pool;
    }

    /// A marker with nothing in it is nobody's: who wants the image gone need not know what came of it.
    private boolean whole(Pool pool, VolumeId image) {
        Marked marked = new ImageMarkers(hypervisor.volumes()).settled(image, actor.sleeper());
        return marked instanceof Marked.Blank
                || new ImageSite(hypervisor, pool, image.name(), actor)
                        .look()
                        .doing()
                        .filter(ImageMarker.Doing.IMPORTING::equals)
                        .isEmpty();
    }

    private void requireUnused(Volume volume) {
        ImageUsers.survey(hypervisor).requireNone(volume, "image '" + volume.name() + "'");
    }

    /// Deletes it, after another look; when that fails, it is as before.
    ///
    /// @throws StorageException if something came to use it meanwhile, or it cannot be deleted
    public void delete(ImageDeletion deletion) {
        VolumeId image = deletion.volume().id();
        try {
            if (deletion.whole()) {
                deleteWhole(deletion);
            } else {
                new ImageSite(hypervisor, deletion.pool(), image.name(), actor).clear();
            }
        } catch (HypervisorException failure) {
            throw Leftovers.added(
                    failure.explained("could not delete image '" + image.name() + "'", StorageException::new), failure);
        } catch (FoundryException failure) {
            throw Leftovers.added(failure, failure);
        }
        progress.done("Image '" + image.name() + "' deleted");
    }

    private void deleteWhole(ImageDeletion deletion) {
        VolumeId image = deletion.volume().id();
        ImageMarkers markers = new ImageMarkers(hypervisor.volumes());
        if (markers.stands(image) && whole(deletion.pool(), image)) {
            // It is a dead deletion's, or was never written: the image is whole without it.
            markers.delete(image);
        }
        NewMarker marker = new NewMarker(hypervisor.volumes(), image, ImageMarker.Doing.DELETING, actor);
        Workflow workflow = new Workflow(actor.interruption());
        List<Step> steps = new ArrayList<>(marker.steps());
        steps.add(Step.of("look for users of '" + image + "' again", () -> lookAgain(deletion, marker)));
        steps.add(Step.of("delete volume '" + image + "'", () -> NewVolume.delete(hypervisor.volumes(), image)));
        steps.forEach(workflow::run);
        // It is gone, which cannot be undone. Whoever cuts this off leaves what `image prune` clears up.
        new Provenances(hypervisor.volumes()).delete(image);
        marker.finish();
    }

    /// Pools are looked through anew, for overlays that were made behind libvirt's back.
    private void lookAgain(ImageDeletion deletion, NewMarker marker) {
        new FreshPools(hypervisor, progress).refresh();
        marker.requireOurs();
        requireUnused(deletion.volume());
    }
}
