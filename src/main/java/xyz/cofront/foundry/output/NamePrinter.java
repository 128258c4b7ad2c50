package xyz.cofront.foundry.output;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.cofront.foundry.config.CatalogueEntry;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.image.ImportedImage;
import xyz.cofront.foundry.image.PartialDownload;
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
import xyz.cofront.foundry.vm.VmRow;

/// One `kind/name` a line, for scripts.
public final class NamePrinter implements Printer {
    @Override
    public String list(MachineList machines) {
        return lines(
                "virtualmachine",
                machines.rows().get().stream().map(VmRow::name).toList());
    }

    @Override
    public String described(List<VmDetail> machines, boolean several) {
        return list(MachineList.known(machines));
    }

    @Override
    public String created(List<VmDetail> machines) {
        return list(MachineList.known(machines));
    }

    @Override
    public String destroyed(List<String> names) {
        return lines("virtualmachine", names);
    }

    @Override
    public String boot(BootReport report) {
        return lines("virtualmachine", List.of(report.name()));
    }

    @Override
    public String pools(List<PoolSummary> pools) {
        return lines("storagepool", pools.stream().map(PoolSummary::name).toList());
    }

    @Override
    public String pool(PoolDetail pool) {
        return lines("storagepool", List.of(pool.pool().name()));
    }

    /// What could be cleared.
    @Override
    public String storage(StorageStatus status) {
        return Stream.of(status.unusedImages(), status.orphans(), status.leftovers())
                .flatMap(List::stream)
                .map(finding -> lines(finding.resource(), List.of(finding.name())))
                .collect(Collectors.joining());
    }

    @Override
    public String changed(Change change) {
        return lines(change.resource(), List.of(change.name()));
    }

    @Override
    public String changes(List<Change> changes) {
        return changes.stream().map(this::changed).collect(Collectors.joining());
    }

    /// Those that differ.
    @Override
    public String differences(List<Differing> machines) {
        return lines(
                "virtualmachine",
                machines.stream()
                        .filter(Differing::differs)
                        .map(Differing::name)
                        .toList());
    }

    @Override
    public String settings(List<SettingRow> settings) {
        return lines("setting", settings.stream().map(SettingRow::key).toList());
    }

    @Override
    public String diagnoses(List<Diagnosis> diagnoses) {
        return diagnoses.stream()
                .map(Diagnosis::finding)
                .map(finding -> lines(finding.resource(), List.of(finding.name())))
                .collect(Collectors.joining());
    }

    /// The checks that failed, and what was found.
    @Override
    public String checkup(Checkup checkup) {
        List<String> failed = checkup.failed().stream()
                .map(result -> result.check() + (result.subject().isEmpty() ? "" : "/" + result.subject()))
                .distinct()
                .toList();
        return lines("check", failed) + (checkup.findings() == null ? "" : diagnoses(checkup.findings()));
    }

    @Override
    public String images(List<Image> images) {
        return lines("image", images.stream().map(Image::name).toList());
    }

    @Override
    public String imageDetails(List<Image> images) {
        return images(images);
    }

    @Override
    public String imagesVerified(List<VerifiedImage> images) {
        return lines("image", images.stream().map(VerifiedImage::name).toList());
    }

    @Override
    public String imagesDeleted(List<String> names) {
        return lines("image", names);
    }

    @Override
    public String pruned(Pruned pruned, boolean dryRun) {
        List<String> images = pruned.volumes().stream()
                .map(prunable -> prunable.image().name())
                .toList();
        List<String> downloads =
                pruned.downloads().stream().map(PartialDownload::key).toList();
        return lines("image", images) + lines("download", downloads);
    }

    @Override
    public String imported(ImportedImage image) {
        return lines("image", List.of(image.name()));
    }

    @Override
    public String catalogue(List<CatalogueEntry> entries) {
        return lines(
                "catalogueimage", entries.stream().map(CatalogueEntry::name).toList());
    }

    /// The machines of the sources that are valid.
    @Override
    public String validated(List<Verdict> verdicts) {
        return lines(
                "virtualmachine",
                verdicts.stream()
                        .filter(Verdict::valid)
                        .flatMap(verdict -> verdict.names().stream())
                        .toList());
    }

    /// The files, as `--out` names them.
    @Override
    public String rendered(List<Rendering> renderings) {
        return renderings.stream()
                .flatMap(one -> one.texts().keySet().stream().map(file -> one.name() + "/" + file))
                .map(path -> Text.escape(path) + "\n")
                .collect(Collectors.joining());
    }

    /// The paths of the fields below it.
    @Override
    public String explained(Field field, boolean recursive) {
        return field.fields().stream()
                .map(child -> child.path() + "\n" + (recursive ? explained(child, true) : ""))
                .collect(Collectors.joining());
    }

    @Override
    public String schema(DocumentSchema schema) {
        return lines("schema", List.of(DocumentSchema.RESOURCE));
    }

    @Override
    public String version(ProgramVersion version) {
        return lines("version", List.of(version.number()));
    }

    private static String lines(String kind, Collection<String> names) {
        return names.stream().map(name -> Text.escape(kind + "/" + name) + "\n").collect(Collectors.joining());
    }
}
