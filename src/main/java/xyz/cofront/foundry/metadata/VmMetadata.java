package xyz.cofront.foundry.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;

/// What Foundry keeps of a machine in its domain's metadata: the lock, the write-ahead log and the record in one.
///
/// @param version of this form; a newer one than [#VERSION] is not Foundry's to change
/// @param uuid the domain's: a clone carries the original's here, and so is told apart
/// @param phase how far the work has come
/// @param created when the domain was defined; nothing older was made for it
/// @param work the work under way, or `null`; of a complete machine one that stops it and starts it again
/// @param generation counts changes from 1, which a create begins and ends with
/// @param document what was asked for, without secrets
/// @param volumes every volume made or to be made for it, written down before the first of them exists
/// @param conditions as last recorded
/// @param image where the base image came from, as it was then; `null` if there is none or it is not known
/// @param waiting the fields whose change waits for a restart; `null` if none does
@JsonPropertyOrder({
    "version",
    "uuid",
    "phase",
    "created",
    "work",
    "generation",
    "document",
    "volumes",
    "conditions",
    "image",
    "waiting"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VmMetadata(
        int version,
        UUID uuid,
        WorkPhase phase,
        Instant created,
        @Nullable Work work,
        long generation,
        VirtualMachine document,
        List<VolumeRecord> volumes,
        List<Condition> conditions,
        @Nullable ImageProvenance image,
        @Nullable List<String> waiting) {

    /// The form this program reads and writes.
    public static final int VERSION = 1;

    /// @throws NullPointerException if one of the fields that every record has is absent
    public VmMetadata {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(document, "document");
        volumes = volumes == null ? List.of() : List.copyOf(volumes);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        waiting = waiting == null || waiting.isEmpty() ? null : List.copyOf(waiting);
    }

    /// What a create writes down before it makes anything.
    public static VmMetadata creating(UUID uuid, Work work, VirtualMachine redacted, List<VolumeRecord> volumes) {
        return new VmMetadata(
                VERSION, uuid, WorkPhase.CREATING, work.started(), work, 1, redacted, volumes, List.of(), null, null);
    }

    /// The same record of a machine on this image.
    public VmMetadata on(Optional<ImageProvenance> provenance) {
        return new VmMetadata(
                version,
                uuid,
                phase,
                created,
                work,
                generation,
                document,
                volumes,
                conditions,
                provenance.orElse(null),
                waiting);
    }

    /// The same record once a create is done.
    public VmMetadata complete(List<Condition> observed) {
        return new VmMetadata(
                version, uuid, WorkPhase.COMPLETE, created, null, generation, document, volumes, observed, image, null);
    }

    /// The record of the machine with another document, which is one generation younger.
    public VmMetadata changed(VirtualMachine redacted) {
        return new VmMetadata(
                version, uuid, phase, created, work, generation + 1, redacted, volumes, conditions, image, waiting);
    }

    /// The record while the machine is being removed, which is one generation younger. Data disks that stay are no
    /// longer the machine's: whoever finishes the work, however often it is cut off, finds only what is to go.
    ///
    /// @param keepData whether data disks stay
    public VmMetadata destroying(Work by, boolean keepData) {
        List<VolumeRecord> going = volumes.stream()
                .filter(volume -> !keepData || volume.role() != VolumeRole.DATA)
                .toList();
        return new VmMetadata(
                version,
                uuid,
                WorkPhase.DESTROYING,
                created,
                by,
                generation + 1,
                document,
                going,
                conditions,
                image,
                waiting);
    }

    /// The same record with another list of volumes: those that are about to be made are written down before.
    public VmMetadata listing(List<VolumeRecord> changed) {
        return new VmMetadata(
                version, uuid, phase, created, work, generation, document, changed, conditions, image, waiting);
    }

    /// The record of the machine with another document. As with Kubernetes' objects, another spec is another
    /// generation; labels and annotations are not.
    ///
    /// @param secret whether a secret is another one, which no record shows
    public VmMetadata applied(VirtualMachine redacted, List<VolumeRecord> listed, boolean secret) {
        boolean same = redacted.spec().equals(document.spec()) && !secret;
        long next = same ? generation : generation + 1;
        return new VmMetadata(version, uuid, phase, created, work, next, redacted, listed, conditions, image, waiting);
    }

    /// The same record with these observations.
    ///
    /// @param fields those whose change waits for a restart
    public VmMetadata observed(List<Condition> seen, List<String> fields) {
        return new VmMetadata(version, uuid, phase, created, work, generation, document, volumes, seen, image, fields);
    }

    /// The same record with that work under way, or with none.
    public VmMetadata by(@Nullable Work underWay) {
        return new VmMetadata(
                version, uuid, phase, created, underWay, generation, document, volumes, conditions, image, waiting);
    }

    /// Whether it ran when something was begun that stops it, and that is not known to be done.
    public boolean toBeStarted() {
        return phase == WorkPhase.COMPLETE && work != null;
    }

    /// The fields whose change waits for a restart.
    public List<String> waitingFields() {
        return waiting == null ? List.of() : waiting;
    }
}
