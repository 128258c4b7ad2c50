package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.Actor;
import xyz.cofront.foundry.image.DeleteImage;
import xyz.cofront.foundry.image.ImageLimits;
import xyz.cofront.foundry.image.ImportImage;
import xyz.cofront.foundry.image.Inspector;
import xyz.cofront.foundry.image.ListImages;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.vm.Environment;

/// What the commands on images share: one connection, one pool, and one image after the other.
final class Images {
    private final Session session;
    private final Hypervisor hypervisor;
    private final List<FoundryException> failures = new ArrayList<>();

    Images(Session session, Hypervisor hypervisor) {
        this.session = session;
        this.hypervisor = hypervisor;
    }

    String pool() {
        return session.settings().imagePool().value();
    }

    Inspector inspector() {
        return new Inspector(ImageLimits.DEFAULT);
    }

    ListImages list() {
        return new ListImages(hypervisor, session.defaultPools(), inspector());
    }

    ImportImage importImage() {
        return new ImportImage(hypervisor, session.defaultPools(), inspector(), actor(), session.progress());
    }

    /// This process, at work from now on.
    Actor actor() {
        Environment machinery = session.machinery();
        Work work = new Work(machinery.owner(), machinery.clock().instant());
        return new Actor(
                work, "foundry " + Version.NUMBER, machinery.alive(), machinery.sleeper(), machinery.interruption());
    }

    /// Deletes one that nothing uses.
    void delete(VolumeId image) {
        DeleteImage deleteImage = new DeleteImage(hypervisor, actor(), session.progress());
        deleteImage.delete(deleteImage.plan(image, false));
    }

    /// Work that a signal does not cut off: it is undone.
    int during(Supplier<Integer> work) {
        return session.machinery().interruption().during(work);
    }

    /// Does something with each; one that fails does not keep the others.
    void each(List<String> names, Consumer<VolumeId> work) {
        names.stream().distinct().forEach(name -> attempt(() -> work.accept(new VolumeId(pool(), name))));
    }

    void attempt(Runnable work) {
        try {
            session.deadline().check();
            work.run();
        } catch (FoundryException failure) {
            failures.add(failure);
        } catch (HypervisorException failure) {
            failures.add(ExitCodes.explain(failure));
        }
    }

    /// Tells of every failure and gives the exit code of the whole.
    int report(int done) {
        return Tally.report(session, done, failures);
    }
}
