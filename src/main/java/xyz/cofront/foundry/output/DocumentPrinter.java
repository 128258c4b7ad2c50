package xyz.cofront.foundry.output;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachineList;
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
    public final String described(List<VmDetail> machines, boolean several) {
        return several
                ? list(MachineList.known(machines))
                : writer.apply(machines.getFirst().document());
    }

    @Override
    public final String created(List<VmDetail> machines) {
        return described(machines, machines.size() > 1);
    }

    @Override
    public final String destroyed(List<String> names) {
        return writer.apply(
                ItemList.of("DestroyedList", names.stream().map(Removed::of).toList()));
    }

    @Override
    public final String boot(BootReport report) {
        return writer.apply(BootDocument.of(report));
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

    /// One thing is a document of its own, several are a list.
    @Override
    public final String changed(List<Change> changes) {
        return changes.size() == 1
                ? changed(changes.getFirst())
                : writer.apply(ItemList.of(
                        changes.getFirst().kind() + "ChangeList",
                        changes.stream().map(ChangeDocument::of).toList()));
    }

    @Override
    public final String changes(List<Change> changes) {
        return writer.apply(ItemList.of(
                "ChangeList", changes.stream().map(ChangeDocument::of).toList()));
    }

    /// One machine is a document of its own, several are a list.
    @Override
    public final String differences(List<Differing> machines) {
        List<DifferenceDocument> documents =
                machines.stream().map(DifferenceDocument::of).toList();
        return writer.apply(
                documents.size() == 1 ? documents.getFirst() : ItemList.of("VirtualMachineDifferenceList", documents));
    }

    @Override
    public final String settings(List<SettingRow> settings) {
        return writer.apply(ItemList.of("SettingList", settings));
    }

    @Override
    public final String diagnoses(List<Diagnosis> diagnoses) {
        return writer.apply(ItemList.of(
                "FindingList", diagnoses.stream().map(DiagnosisDocument::of).toList()));
    }

    @Override
    public final String checkup(Checkup checkup) {
        return writer.apply(CheckupDocument.of(checkup));
    }

    @Override
    public final String images(List<Image> images) {
        return writer.apply(
                ItemList.of("ImageList", images.stream().map(ImageDocument::of).toList()));
    }

    /// One image is an `Image`, several are a list.
    @Override
    public final String imageDetails(List<Image> images) {
        return images.size() == 1 ? writer.apply(ImageDocument.single(images.getFirst())) : images(images);
    }

    @Override
    public final String imagesVerified(List<VerifiedImage> images) {
        return writer.apply(ItemList.of(
                "VerifiedImageList", images.stream().map(VerifiedDocument::of).toList()));
    }

    @Override
    public final String imagesDeleted(List<String> names) {
        return writer.apply(ItemList.of(
                "DeletedList",
                names.stream().map(name -> new Removed(name, "deleted")).toList()));
    }

    @Override
    public final String pruned(Pruned pruned, boolean dryRun) {
        return writer.apply(ItemList.of(
                dryRun ? "PrunableList" : "PrunedList",
                Stream.concat(
                                pruned.volumes().stream().map(PrunableDocument::of),
                                pruned.downloads().stream().map(PrunableDocument::of))
                        .toList()));
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
    public final String validated(List<Verdict> verdicts) {
        return writer.apply(ItemList.of(
                "VerdictList", verdicts.stream().map(VerdictDocument::of).toList()));
    }

    /// One machine is a `Rendering`, several are a list.
    @Override
    public final String rendered(List<Rendering> renderings) {
        List<RenderingDocument> documents =
                renderings.stream().map(RenderingDocument::of).toList();
        return writer.apply(documents.size() == 1 ? documents.getFirst() : ItemList.of("RenderingList", documents));
    }

    /// The field's part of the schema.
    @Override
    public final String explained(Field field, boolean recursive) {
        return writer.apply(field.node());
    }

    @Override
    public final String schema(DocumentSchema schema) {
        return writer.apply(schema.tree());
    }

    @Override
    public final String version(ProgramVersion version) {
        return writer.apply(VersionDocument.of(version));
    }

    private static List<VirtualMachine> documents(List<VmDetail> details) {
        return details.stream().map(VmDetail::document).toList();
    }
}
