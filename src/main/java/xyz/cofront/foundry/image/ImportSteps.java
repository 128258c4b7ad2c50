package xyz.cofront.foundry.image;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.image.Inspection.Accepted;
import xyz.cofront.foundry.workflow.Step;

/// The acting steps of one import.
final class ImportSteps {
    /// How many tables are read back from a volume, for some 2 ms each.
    private static final int MOST_TABLES = 1024;

    private final Hypervisor hypervisor;
    private final ImportRequest request;
    private final ImportSource source;
    private final Inspector inspector;
    private final ImageSite target;
    private final Transfer transfer;
    private final NewMarker marker;
    private final Actor actor;
    private Accepted accepted;
    private Optional<Checksum> checksum = Optional.empty();
    private String path = "";
    private Optional<ImageProvenance> provenance = Optional.empty();

    /// @param accepted what was found beforehand
    ImportSteps(
            Hypervisor hypervisor,
            ImportRequest request,
            ImportSource source,
            Inspector inspector,
            Accepted accepted,
            ImageSite target,
            Transfer transfer,
            Actor actor) {
        this.hypervisor = hypervisor;
        this.request = request;
        this.source = source;
        this.inspector = inspector;
        this.accepted = accepted;
        this.target = target;
        this.transfer = transfer;
        this.marker = new NewMarker(hypervisor.volumes(), target.image(), ImageMarker.Doing.IMPORTING, actor);
        this.actor = actor;
    }

    List<Step> all() {
        NewVolume volume = new NewVolume(volumes(), image(), source.size().orElse(0));
        Provenances provenances = new Provenances(volumes());
        List<Step> steps = new ArrayList<>(marker.steps());
        steps.addAll(List.of(
                new Step("create volume '" + image() + "'", volume::create, volume::remove),
                Step.of("look at the marker of '" + image() + "' again", marker::requireOurs),
                Step.of("upload '" + image() + "'", transfer::sendBody),
                Step.of("judge '" + image() + "'", this::judge),
                Step.of("upload the beginning of '" + image() + "'", transfer::sendHead),
                Step.of("refresh pool '" + image().pool() + "'", this::refresh),
                Step.of("verify '" + image() + "'", this::verify),
                new Step(
                        "write volume '" + Provenances.beside(image()) + "'",
                        () -> provenances.write(image(), provenance()),
                        () -> provenances.delete(image())),
                // The image counts from here on, so nothing that may fail comes after.
                Step.of("delete volume '" + ImageMarkers.beside(image()) + "'", marker::finish)));
        return List.copyOf(steps);
    }

    /// What there is after all steps are done.
    ImportedImage result() {
        return new ImportedImage(
                image().name(),
                image().pool(),
                path,
                accepted.format(),
                accepted.virtualSize(),
                provenance.orElseThrow());
    }

    /// Before the head goes up, or a file that changed under way, or that is not what was said, would look
    /// whole.
    private void judge() {
        checksum = source.finish();
        if (source.size().orElse(transfer.size()) != transfer.size()) {
            throw new StorageException("'" + request.source() + "' changed while it was read");
        }
        if (source.size().isEmpty()) {
            ByteSource whole = new Headed(transfer.head(), sent());
            accepted = switch (inspector.inspectWhole(whole, MOST_TABLES, actor.interruption())) {
                case Inspection.Refused(List<String> reasons) -> throw request.refused(reasons);
                case Accepted now -> now;
            };
        }
    }

    private void refresh() {
        hypervisor.pools().refresh(image().pool());
        path = volumes()
                .find(image())
                .map(Volume::path)
                .orElseThrow(() -> new StorageException("volume '" + image() + "' vanished during its import"));
    }

    /// What the pool gives back must be what was sent: its length, its head, and the same verdict on both
    /// ends.
    private void verify() {
        VolumeSource sent = sent();
        boolean ends = sent.read(sent.size() - 1, 2).length == 1;
        byte[] head = transfer.head();
        if (!ends
                || !Arrays.equals(sent.read(0, head.length), head)
                || !inspector.inspect(sent).equals(accepted)) {
            throw new StorageException(
                    "what pool '" + image().pool() + "' gives back of '" + image().name() + "' is not what was sent");
        }
        source.requireUnchanged();
    }

    private ImageProvenance provenance() {
        ImportOrigin origin = request.origin();
        String from = Optional.ofNullable(origin.source())
                .orElseGet(() -> request.source().toAbsolutePath().normalize().toString());
        ImageProvenance known = new ImageProvenance(
                Provenances.shortened(from),
                transfer.digest(),
                checksum.or(() -> Optional.ofNullable(origin.checksum()))
                        .map(Checksum::toString)
                        .orElse(null),
                transfer.size(),
                actor.work().started().truncatedTo(ChronoUnit.SECONDS),
                actor.program(),
                origin.defaultUser());
        provenance = Optional.of(known);
        return known;
    }

    private VolumeSource sent() {
        return new VolumeSource(volumes(), image(), transfer.size());
    }

    VolumeId image() {
        return target.image();
    }

    private Volumes volumes() {
        return hypervisor.volumes();
    }
}
