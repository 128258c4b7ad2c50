package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.api.v1alpha1.DataDisk;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.cloudinit.CloudInitChecks;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.libvirtxml.LibvirtSchemas;
import xyz.cofront.foundry.libvirtxml.LibvirtSchemas.Kind;

/// What users copy from works: each example is read, found valid and planned, for both kinds of hosts.
class ExamplesPlannedTest {
    private static final Path EXAMPLES = Path.of("examples");
    private static final UUID ID = UUID.fromString("6d0c1a52-3f7e-4b7a-9c1d-0a1b2c3d4e5f");

    @TestFactory
    Stream<DynamicTest> libvirtsSchemasTakeTheDomainAndTheVolumesOfEveryExample() throws IOException {
        return machines().stream()
                .flatMap(example -> Stream.of(VirtType.KVM, VirtType.QEMU)
                        .map(type -> dynamicTest(
                                example.getFileName() + " under " + type.wire(), () -> check(plan(example, type)))));
    }

    @TestFactory
    Stream<DynamicTest> cloudInitTakesTheSeedOfEveryExample(@TempDir Path seeds) throws IOException {
        List<Path> folders = machines().stream()
                .map(example -> write(example, seeds.resolve(String.valueOf(example.getFileName()))))
                .toList();
        return CloudInitChecks.judge(folders).results().stream()
                .map(result -> dynamicTest(
                        result.folder(), () -> assertThat(result.problems()).isEmpty()));
    }

    private static List<Path> machines() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void check(CreatePlan plan) {
        GoldenCase.files(plan).forEach((file, text) -> {
            if (file.endsWith(".xml")) {
                LibvirtSchemas.assertValid(file.equals("domain.xml") ? Kind.DOMAIN : Kind.VOLUME, text);
            }
        });
        assertThat(plan.volumes()).isNotEmpty();
    }

    private static Path write(Path example, Path folder) {
        try {
            return CloudInitChecks.write(plan(example, VirtType.KVM).seed().orElseThrow(), folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static CreatePlan plan(Path example, VirtType type) throws IOException {
        VirtualMachine machine = GoldenCase.document(example);
        return CreatePlan.of(machine, facts(machine, type), ID);
    }

    /// A host that has every pool the machine names, and an image.
    private static HostFacts facts(VirtualMachine machine, VirtType type) {
        String own = String.valueOf(machine.spec().storagePool());
        Map<String, String> folders = new HashMap<>(Map.of(own, "/srv/" + own));
        machine.spec().dataDisks().stream()
                .map(DataDisk::pool)
                .flatMap(Stream::ofNullable)
                .forEach(pool -> folders.put(pool, "/srv/" + pool));
        FoundImage image = new FoundImage(Optional.empty(), "/srv/images/debian-13.qcow2", DiskFormat.QCOW2, 2L << 30);
        return new HostFacts("x86_64", type, folders, Set.of(), own, Optional.of(image), Map.of());
    }
}
