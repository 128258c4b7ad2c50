package xyz.cofront.foundry.output;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.config.CatalogueEntry;
import xyz.cofront.foundry.image.Image;
import xyz.cofront.foundry.storage.PoolDetail;
import xyz.cofront.foundry.storage.PoolSummary;
import xyz.cofront.foundry.storage.StorageStatus;
import xyz.cofront.foundry.vm.VmDetail;
import xyz.cofront.foundry.vm.VmRow;

/// Tables with everything that fits into a line.
public final class WidePrinter extends TablePrinter {
    /// @param clock for ages
    public WidePrinter(Clock clock) {
        super(clock);
    }

    @Override
    public String list(MachineList machines) {
        Columns columns = new Columns(
                "NAME",
                "STATE",
                "VCPUS",
                "MEMORY",
                "IP ADDRESS",
                "UUID",
                "AUTOSTART",
                "POOL",
                "IMAGE",
                "AGE",
                "CONDITIONS",
                "OWNER");
        machines.details().get().forEach(detail -> add(columns, detail));
        return columns.text("");
    }

    private void add(Columns columns, VmDetail detail) {
        VmRow row = detail.row();
        VirtualMachine document = detail.document();
        columns.add(
                row.name(),
                row.state().word(),
                vcpus(row),
                memory(row),
                address(row),
                row.id().uuid().toString(),
                detail.autostart() ? "yes" : "no",
                orEmpty(document.spec().storagePool()),
                image(document),
                age(document.metadata().creationTimestamp()),
                conditions(document.status()),
                detail.foreign() ? "foreign" : "foundry");
    }

    @Override
    public String pools(List<PoolSummary> pools) {
        Columns columns = new Columns(
                "NAME", "STATE", "TYPE", "CAPACITY", "ALLOCATION", "AVAILABLE", "VOLUMES", "AUTOSTART", "PATH");
        for (PoolSummary pool : pools) {
            columns.add(
                    pool.name(),
                    pool.state(),
                    pool.type(),
                    size(pool, pool.capacity()),
                    size(pool, pool.allocation()),
                    size(pool, pool.available()),
                    volumes(pool),
                    pool.autostart() ? "yes" : "no",
                    pool.path().orElse(""));
        }
        return columns.text("");
    }

    @Override
    public String pool(PoolDetail pool) {
        return new PoolDescription(pool, true).text();
    }

    @Override
    public String storage(StorageStatus status) {
        return new StorageDescription(status, true).text();
    }

    @Override
    public String images(List<Image> images) {
        return new ImageTables(clock().instant()).list(images, true);
    }

    @Override
    public String catalogue(List<CatalogueEntry> entries) {
        Columns columns = new Columns("NAME", "FORMAT", "USER", "DESCRIPTION", "URL", "CHECKSUM", "ORIGIN");
        for (CatalogueEntry entry : entries) {
            columns.add(
                    entry.name(),
                    entry.format().wire(),
                    orEmpty(entry.user()),
                    orEmpty(entry.description()),
                    CatalogueDocument.shown(entry.url()),
                    CatalogueDocument.shown(orEmpty(entry.checksum())),
                    entry.origin().text());
        }
        return columns.text("");
    }

    private static String image(VirtualMachine document) {
        ImageReference image = document.spec().bootDisk().image();
        return image == null ? "" : image.toString();
    }

    private String age(@Nullable Instant created) {
        return created == null ? "" : Age.text(Duration.between(created, clock().instant()));
    }

    private static String conditions(@Nullable VmStatus status) {
        if (status == null) {
            return "";
        }
        return status.conditions().stream()
                .map(condition -> condition.type() + "=" + condition.status().wire())
                .collect(Collectors.joining(","));
    }
}
