package xyz.cofront.foundry.output;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import xyz.cofront.foundry.vm.VmRow;

/// Tables and descriptions for people.
public class TablePrinter implements Printer {
    private final Clock clock;

    /// @param clock for ages
    public TablePrinter(Clock clock) {
        this.clock = clock;
    }

    final Clock clock() {
        return clock;
    }

    @Override
    public String list(MachineList machines) {
        Columns columns = new Columns("NAME", "STATE", "VCPUS", "MEMORY", "IP ADDRESS");
        for (VmRow row : machines.rows().get()) {
            columns.add(row.name(), row.state().word(), vcpus(row), memory(row), address(row));
        }
        return columns.text("");
    }

    @Override
    public String described(List<VmDetail> machines, boolean several) {
        return machines.stream()
                .map(detail -> new Description(detail, clock.instant()).text())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String created(List<VmDetail> machines) {
        return sentences(
                "created", machines.stream().map(detail -> detail.row().name()).toList());
    }

    @Override
    public String destroyed(List<String> names) {
        return sentences("destroyed", names);
    }

    @Override
    public final String boot(BootReport report) {
        return new BootDescription(report).text();
    }

    @Override
    public String pools(List<PoolSummary> pools) {
        Columns columns = new Columns("NAME", "STATE", "TYPE", "CAPACITY", "ALLOCATION", "AVAILABLE", "VOLUMES");
        for (PoolSummary pool : pools) {
            columns.add(
                    pool.name(),
                    pool.state(),
                    pool.type(),
                    size(pool, pool.capacity()),
                    size(pool, pool.allocation()),
                    size(pool, pool.available()),
                    volumes(pool));
        }
        return columns.text("");
    }

    @Override
    public String pool(PoolDetail pool) {
        return new PoolDescription(pool, false).text();
    }

    @Override
    public String storage(StorageStatus status) {
        return new StorageDescription(status, false).text();
    }

    @Override
    public final String changed(Change change) {
        return Text.escape(change.sentence()) + "\n";
    }

    @Override
    public final String changes(List<Change> changes) {
        return changes.stream().map(this::changed).collect(Collectors.joining());
    }

    @Override
    public final String differences(List<Differing> machines) {
        return machines.stream().map(ChangeTable::text).collect(Collectors.joining("\n"));
    }

    @Override
    public final String settings(List<SettingRow> settings) {
        Columns columns = new Columns("KEY", "VALUE", "ORIGIN");
        settings.forEach(row -> columns.add(row.key(), row.value(), row.origin()));
        return columns.text("");
    }

    @Override
    public final String diagnoses(List<Diagnosis> diagnoses) {
        return CheckupDescription.findings(diagnoses);
    }

    @Override
    public final String checkup(Checkup checkup) {
        return CheckupDescription.text(checkup.checks())
                + (checkup.findings() == null
                        ? "What interrupted work left could not be looked for\n"
                        : diagnoses(checkup.findings()));
    }

    @Override
    public String images(List<Image> images) {
        return new ImageTables(clock.instant()).list(images, false);
    }

    @Override
    public final String imageDetails(List<Image> images) {
        return images.stream().map(new ImageTables(clock.instant())::described).collect(Collectors.joining("\n"));
    }

    @Override
    public final String imagesVerified(List<VerifiedImage> images) {
        return images.stream().map(ImageTables::verified).collect(Collectors.joining());
    }

    @Override
    public final String imagesDeleted(List<String> names) {
        return names.stream()
                .map(name -> "Successfully deleted image '" + Text.escape(name) + "'\n")
                .collect(Collectors.joining());
    }

    @Override
    public final String pruned(Pruned pruned, boolean dryRun) {
        return ImageTables.pruned(pruned, dryRun);
    }

    @Override
    public final String imported(ImportedImage image) {
        return "Successfully imported image '" + Text.escape(image.name()) + "' into pool '" + Text.escape(image.pool())
                + "'\n";
    }

    @Override
    public String catalogue(List<CatalogueEntry> entries) {
        Columns columns = new Columns("NAME", "FORMAT", "USER", "CHECKSUM", "DESCRIPTION");
        for (CatalogueEntry entry : entries) {
            columns.add(
                    entry.name(),
                    entry.format().wire(),
                    orEmpty(entry.user()),
                    entry.checksum() == null ? "no" : "yes",
                    orEmpty(entry.description()));
        }
        return columns.text("");
    }

    @Override
    public final String validated(List<Verdict> verdicts) {
        Columns columns = new Columns("SOURCE", "VERDICT", "PROBLEMS", "NOTICES", "VMS");
        for (Verdict verdict : verdicts) {
            columns.add(
                    verdict.source(),
                    verdict.word(),
                    Integer.toString(verdict.problems().size()),
                    Integer.toString(verdict.notices().size()),
                    String.join(",", verdict.names()));
        }
        return columns.text("");
    }

    /// Each file under its name, as `head` and `tail` show several.
    @Override
    public final String rendered(List<Rendering> renderings) {
        return renderings.stream()
                .flatMap(one -> one.texts().entrySet().stream()
                        .map(file -> "==> " + Text.escape(one.name() + "/" + file.getKey()) + " <==\n"
                                + Text.escapeText(file.getValue())))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public final String explained(Field field, boolean recursive) {
        return new Explanation(field, recursive).text();
    }

    @Override
    public final String schema(DocumentSchema schema) {
        return schema.text();
    }

    @Override
    public String version(ProgramVersion version) {
        return "foundry " + Text.escape(version.number()) + "\n";
    }

    static String vcpus(VmRow row) {
        return Integer.toString(row.vcpus());
    }

    static String memory(VmRow row) {
        return Size.ofKib(row.memoryKib());
    }

    static String address(VmRow row) {
        return row.address().map(Object::toString).orElse("");
    }

    /// An inactive pool tells no sizes.
    static String size(PoolSummary pool, long bytes) {
        return pool.active() ? Size.ofBytes(bytes) : "";
    }

    static String volumes(PoolSummary pool) {
        return pool.volumes().isPresent() ? Integer.toString(pool.volumes().getAsInt()) : "";
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String sentences(String verb, List<String> names) {
        return names.stream()
                .map(name -> "Successfully " + verb + " VM '" + Text.escape(name) + "'\n")
                .collect(Collectors.joining());
    }
}
