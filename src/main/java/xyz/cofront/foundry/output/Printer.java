package xyz.cofront.foundry.output;

import java.util.List;
import xyz.cofront.foundry.config.CatalogueEntry;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.image.ImportedImage;
import xyz.cofront.foundry.storage.PoolDetail;
import xyz.cofront.foundry.storage.PoolSummary;
import xyz.cofront.foundry.storage.StorageStatus;
import xyz.cofront.foundry.vm.VmDetail;

/// Writes results in one format. Every text ends with a line break, or is empty.
public interface Printer {
    /// Machines, however many.
    String list(MachineList machines);

    /// Machines that were asked for by name; at least one.
    String described(List<VmDetail> machines);

    /// Machines that were just made; at least one.
    String created(List<VmDetail> machines);

    /// Machines that are gone now, by name.
    String destroyed(List<String> names);

    String pools(List<PoolSummary> pools);

    /// One pool with its volumes.
    String pool(PoolDetail pool);

    /// The storage of the whole host.
    String storage(StorageStatus status);

    /// Something that was just done to one thing.
    String changed(Change change);

    String images(List<Image> images);

    /// An image that was just imported.
    String imported(ImportedImage image);

    /// Images that can be pulled by name.
    String catalogue(List<CatalogueEntry> entries);

    /// @param number of this program
    String version(String number);
}
