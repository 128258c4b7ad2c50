package xyz.cofront.foundry.output;

import java.util.List;
import xyz.cofront.foundry.config.CatalogueEntry;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.image.ImportedImage;
import xyz.cofront.foundry.image.Pruned;
import xyz.cofront.foundry.image.VerifiedImage;
import xyz.cofront.foundry.loader.Verdict;
import xyz.cofront.foundry.recovery.Diagnosis;
import xyz.cofront.foundry.schema.DocumentSchema;
import xyz.cofront.foundry.schema.Field;
import xyz.cofront.foundry.storage.PoolDetail;
import xyz.cofront.foundry.storage.PoolSummary;
import xyz.cofront.foundry.storage.StorageStatus;
import xyz.cofront.foundry.vm.BootReport;
import xyz.cofront.foundry.vm.Rendering;
import xyz.cofront.foundry.vm.VmDetail;

/// Writes results in one format. Every text ends with a line break, or is empty.
public interface Printer {
    /// Machines, however many.
    String list(MachineList machines);

    /// Machines that were asked for by name; at least one.
    ///
    /// @param several whether more than one was asked for, though only one may be there
    String described(List<VmDetail> machines, boolean several);

    /// Machines that were just made; at least one.
    String created(List<VmDetail> machines);

    /// Machines that are gone now, by name.
    String destroyed(List<String> names);

    /// How a machine's boot went, or how far it is.
    String boot(BootReport report);

    String pools(List<PoolSummary> pools);

    /// One pool with its volumes.
    String pool(PoolDetail pool);

    /// The storage of the whole host.
    String storage(StorageStatus status);

    /// Something that was just done to one thing.
    String changed(Change change);

    /// Something that was just done to several things of one kind; at least one.
    default String changed(List<Change> changes) {
        return changes(changes);
    }

    /// Several things that were just done, to things of several kinds.
    String changes(List<Change> changes);

    /// What applying documents would change; at least one.
    String differences(List<Differing> machines);

    String settings(List<SettingRow> settings);

    /// What work that was cut off left; none is good news.
    String diagnoses(List<Diagnosis> diagnoses);

    /// What a host lacks, and what work that was cut off left.
    String checkup(Checkup checkup);

    String images(List<Image> images);

    /// Images that were asked for by name; at least one.
    String imageDetails(List<Image> images);

    /// Images that are what they were; at least one.
    String imagesVerified(List<VerifiedImage> images);

    /// Images that are gone now, by name.
    String imagesDeleted(List<String> names);

    /// What was cleared up, or would be.
    String pruned(Pruned pruned, boolean dryRun);

    /// An image that was just imported.
    String imported(ImportedImage image);

    /// Images that can be pulled by name.
    String catalogue(List<CatalogueEntry> entries);

    /// What was found out of each source; at least one.
    String validated(List<Verdict> verdicts);

    /// The files of machines that could be made; at least one.
    String rendered(List<Rendering> renderings);

    /// What a field of the document means.
    ///
    /// @param recursive whether all fields below it are named too
    String explained(Field field, boolean recursive);

    String schema(DocumentSchema schema);

    String version(ProgramVersion version);
}
