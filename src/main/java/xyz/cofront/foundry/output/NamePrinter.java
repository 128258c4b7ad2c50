package xyz.cofront.foundry.output;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xyz.cofront.foundry.config.CatalogueEntry;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.image.ImportedImage;
import xyz.cofront.foundry.storage.PoolDetail;
import xyz.cofront.foundry.storage.PoolSummary;
import xyz.cofront.foundry.storage.StorageStatus;
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
    public String described(List<VmDetail> machines) {
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
    public String images(List<Image> images) {
        return lines("image", images.stream().map(Image::name).toList());
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

    @Override
    public String version(String number) {
        return lines("version", List.of(number));
    }

    private static String lines(String kind, Collection<String> names) {
        return names.stream().map(name -> kind + "/" + Text.escape(name) + "\n").collect(Collectors.joining());
    }
}
