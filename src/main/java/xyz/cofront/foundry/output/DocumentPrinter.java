package xyz.cofront.foundry.output;

import java.util.List;
import java.util.function.Function;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachineList;
import xyz.cofront.foundry.config.CatalogueEntry;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.image.ImportedImage;
import xyz.cofront.foundry.storage.PoolDetail;
import xyz.cofront.foundry.storage.PoolSummary;
import xyz.cofront.foundry.storage.StorageStatus;
import xyz.cofront.foundry.vm.VmDetail;

/// Results as documents for programs. What `-o json` and `-o yaml` share.
abstract sealed class DocumentPrinter implements Printer permits JsonPrinter, YamlPrinter {
    private final Function<Object, String> writer;

    /// @param writer turns a record into text that is safe for a terminal
    DocumentPrinter(Function<Object, String> writer) {
        this.writer = writer;
    }

    @Override
    public final String list(MachineList machines) {
        return writer.apply(VirtualMachineList.of(documents(machines.details().get())));
    }

    /// One machine is a `VirtualMachine`, several are a list.
    @Override
    public final String described(List<VmDetail> machines) {
        return machines.size() == 1 ? writer.apply(machines.getFirst().document()) : list(MachineList.known(machines));
    }

    @Override
    public final String created(List<VmDetail> machines) {
        return described(machines);
    }

    @Override
    public final String destroyed(List<String> names) {
        return writer.apply(
                ItemList.of("DestroyedList", names.stream().map(Removed::of).toList()));
    }

    @Override
    public final String pools(List<PoolSummary> pools) {
        return writer.apply(ItemList.of(
                "StoragePoolList", pools.stream().map(PoolDocument::of).toList()));
    }

    @Override
    public final String pool(PoolDetail pool) {
        return writer.apply(PoolDetailDocument.of(pool));
    }

    @Override
    public final String storage(StorageStatus status) {
        return writer.apply(StorageDocument.of(status));
    }

    @Override
    public final String changed(Change change) {
        return writer.apply(ChangeDocument.of(change));
    }

    @Override
    public final String images(List<Image> images) {
        return writer.apply(
                ItemList.of("ImageList", images.stream().map(ImageDocument::of).toList()));
    }

    @Override
    public final String imported(ImportedImage image) {
        return writer.apply(ImportedDocument.of(image));
    }

    @Override
    public final String catalogue(List<CatalogueEntry> entries) {
        return writer.apply(ItemList.of(
                "CatalogueImageList",
                entries.stream().map(CatalogueDocument::of).toList()));
    }

    @Override
    public final String version(String number) {
        return writer.apply(VersionDocument.of(number));
    }

    private static List<VirtualMachine> documents(List<VmDetail> details) {
        return details.stream().map(VmDetail::document).toList();
    }
}
