package xyz.cofront.foundry.vm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.loader.DocumentLoader;
import xyz.cofront.foundry.loader.Loaded;
import xyz.cofront.foundry.loader.LoadedDocument;
import xyz.cofront.foundry.loader.SourceReader;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;

/// A folder with a document, the facts of a host, and every file that a plan must make of the two.
///
/// The expected files were written from libvirt's and cloud-init's documentation and Foundry's design,
/// not taken from what the program wrote.
record GoldenCase(Path folder) {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Set<String> INPUT = Set.of("vm.yaml", "facts.yaml");
    static final Work WORK = new Work(
            new Owner("1b4e28ba-2fa1-4d3c-883f-0016d3cca427", 4242, 123456), Instant.parse("2026-11-20T12:00:00Z"));

    /// All of them, by name.
    static List<GoldenCase> all() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.sorted().map(GoldenCase::new).toList();
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    CreatePlan plan() throws IOException {
        VirtualMachine machine = document(folder.resolve("vm.yaml"));
        HostFacts facts = GoldenFacts.read(folder.resolve("facts.yaml")).of(machine);
        return CreatePlan.of(machine, facts, UUID.nameUUIDFromBytes(name().getBytes(StandardCharsets.UTF_8)));
    }

    /// The one document of a file, with what the defaults of flags and settings add to it.
    static VirtualMachine document(Path file) throws IOException {
        Loaded loaded =
                new DocumentLoader().load(new SourceReader(InputStream.nullInputStream()).read(file.toString()));
        if (!loaded.problems().isEmpty() || loaded.documents().size() != 1) {
            throw new AssertionError(file + " is not one document: " + loaded.problems());
        }
        VmDefaults defaults = new VmDefaults(VirtType.AUTO, false, DefaultPools.VMS, false, DefaultPools.IMAGES);
        return loaded.documents().stream()
                .map(LoadedDocument::vm)
                .map(defaults::place)
                .findFirst()
                .orElseThrow();
    }

    /// The domain as it is first defined.
    static String domain(CreatePlan plan) {
        return plan.domainXml(plan.metadata(WORK));
    }

    /// What a plan comes to, by the name of the file that holds it.
    static SortedMap<String, String> files(CreatePlan plan) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("domain.xml", domain(plan));
        plan.volumes()
                .forEach(volume -> files.put(
                        "volumes/" + volume.record().pool() + "/"
                                + volume.record().name() + ".xml",
                        volume.xml()));
        plan.seed().ifPresent(seed -> {
            files.put("user-data", seed.userData());
            files.put("meta-data", seed.metaData());
            files.put("network-config", seed.networkConfig());
        });
        return files;
    }

    /// The expected files, which are all that lie in the folder and below it beside its input.
    SortedMap<String, String> expected() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        files.keySet().removeAll(INPUT);
        return files;
    }
}
