package xyz.cofront.foundry.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.content.NaiveDigest;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.libvirt.LibvirtConnector;
import xyz.cofront.foundry.libvirtxml.PoolXml;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.Progress;

/// Imports into a pool of a real libvirt, checked with QEMU's and libvirt's own tools.
class ImportImageIT {
    private static final String URI = "qemu:///system";
    private static final String POOL = "image-import-it";
    private static final int SIZE = 8 << 20;

    @TempDir
    Path folder;

    private Hypervisor host;
    private QemuImg tools;

    @BeforeEach
    void connect() throws IOException {
        tools = new QemuImg(folder);
        host = new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep)
                .open(URI, Access.READ_WRITE, Duration.ofSeconds(30));
        host.pools().create(PoolXml.dir(POOL, folder.resolve("pool").toString()));
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        byte[] disk = Crafted.raw().resized(SIZE).bytes();
        System.arraycopy(noise, 0, disk, 1 << 20, noise.length);
        System.arraycopy(noise, 0, disk, 6 << 20, noise.length);
        Files.write(folder.resolve("disk.raw"), disk);
        tools.run("convert", "-O", "qcow2", "disk.raw", "disk.qcow2");
    }

    @AfterEach
    void removePool() {
        host.close();
        virsh("pool-destroy", POOL);
        virsh("pool-undefine", POOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disk.qcow2", "disk.raw"})
    void anImportedImageIsReadBackIdentical(String name) throws IOException {
        Path source = folder.resolve(name);

        ImportedImage image = run(source, name);

        virsh("vol-download", "--pool", POOL, name, folder.resolve("back").toString());
        assertThat(image)
                .isEqualTo(new ImportedImage(
                        name,
                        POOL,
                        folder.resolve("pool").resolve(name).toString(),
                        name.endsWith("raw") ? DiskFormat.RAW : DiskFormat.QCOW2,
                        SIZE,
                        new ImageProvenance(
                                source.toString(),
                                NaiveDigest.of(Files.readAllBytes(source)),
                                null,
                                Files.size(source),
                                image.provenance().imported(),
                                "foundry test",
                                null)));
        assertThat(sha256("back")).isEqualTo(sha256(name));
        assertThat(names()).containsExactly(name, name + ".foundry.json");
    }

    @Test
    void anImportedImageIsListedAndFound() {
        ImportedImage imported = run(folder.resolve("disk.qcow2"), "debian.qcow2");
        String path = folder.resolve("pool/debian.qcow2").toString();

        assertThat(list()).singleElement().satisfies(image -> {
            assertThat(image.name()).isEqualTo("debian.qcow2");
            assertThat(image.virtualSize()).isEqualTo(SIZE);
            assertThat(image.unusable()).isFalse();
        });
        ImageLookup found = new ImageLookup.Found(new FoundImage(
                Optional.of(new VolumeId(POOL, "debian.qcow2")),
                path,
                DiskFormat.QCOW2,
                SIZE,
                Optional.of(imported.provenance())));
        assertThat(List.of(find(POOL + ":debian.qcow2"), find(path))).containsOnly(found);
    }

    @Test
    void aConnectionThatMayOnlyReadListsImagesUnjudged() {
        run(folder.resolve("disk.qcow2"), "debian.qcow2");

        try (Hypervisor reader = new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep)
                .open(URI, Access.READ_ONLY, Duration.ofSeconds(30))) {
            assertThat(new ListImages(reader, pools(), new Inspector(ImageLimits.DEFAULT)).run(POOL))
                    .singleElement()
                    .satisfies(image -> assertThat(image.verdict()).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"preallocation=off", "preallocation=metadata", "cluster_size=2M", "preallocation=full"})
    void aVolumesSizeIsTheFilesWhateverItsHoles(String options) throws IOException {
        tools.run("create", "-q", "-f", "qcow2", "-o", options, "pool/a.qcow2", "64M");
        host.pools().refresh(POOL);
        Volume volume = host.volumes().find(new VolumeId(POOL, "a.qcow2")).orElseThrow();

        assertThat(VolumeSource.of(host.volumes(), volume).size())
                .isEqualTo(Files.size(folder.resolve("pool/a.qcow2")));
    }

    @Test
    void aRefusedImageLeavesThePoolEmpty() {
        tools.run("create", "-q", "-f", "qcow2", "-b", "disk.raw", "-F", "raw", "overlay.qcow2");

        StorageException failure = catchThrowableOfType(
                StorageException.class, () -> run(folder.resolve("overlay.qcow2"), "overlay.qcow2"));

        assertThat(failure.details()).contains("it names the format of a backing file");
        assertThat(names()).isEmpty();
    }

    @Test
    void aTakenNameIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("pool/disk.raw"), "mine");

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> run(folder.resolve("disk.raw"), "disk.raw"));

        assertThat(failure).hasMessage("pool '" + POOL + "' already has a volume 'disk.raw'");
        assertThat(folder.resolve("pool/disk.raw")).hasContent("mine");
    }

    @Test
    void whatADeadImportLeftIsReplaced() throws IOException {
        Work dead = new Work(new Owner("boot", 1, 1), Instant.EPOCH);
        Files.write(
                folder.resolve("pool/disk.raw.incomplete"),
                new ImageMarker("disk.raw", ImageMarker.Doing.IMPORTING, dead).bytes());
        Files.write(folder.resolve("pool/disk.raw"), new byte[4096]);

        run(folder.resolve("disk.raw"), "disk.raw");

        assertThat(sha256("pool/disk.raw")).isEqualTo(sha256("disk.raw"));
        assertThat(names()).containsExactly("disk.raw", "disk.raw.foundry.json");
    }

    @Test
    void theDefaultPoolIsMadeWithLibvirtsImages() {
        assertThat(pools().ensure(host, DefaultPools.IMAGES)).satisfies(pool -> {
            assertThat(pool.active()).isTrue();
            assertThat(pool.autostart()).isTrue();
            assertThat(pool.path()).contains("/var/lib/libvirt/images/foundry/images");
        });
    }

    private ImportedImage run(Path source, String name) {
        Work work = new Work(new Owner("boot", 42, 1), Instant.now());
        return new ImportImage(
                        host,
                        pools(),
                        new Inspector(ImageLimits.DEFAULT),
                        new Actor(
                                work, "foundry test", owner -> owner.equals(work.owner()), _ -> {}, Interruption.NONE),
                        Progress.SILENT)
                .run(new ImportRequest(source, name, POOL));
    }

    private List<Image> list() {
        return new ListImages(host, pools(), new Inspector(ImageLimits.DEFAULT)).run(POOL);
    }

    private ImageLookup find(String reference) {
        return new ImageFinder(host, new Inspector(ImageLimits.DEFAULT))
                .find(ImageReference.parse(reference), "foundry-images");
    }

    private List<String> names() {
        return host.volumes().list(POOL).stream().map(Volume::name).toList();
    }

    private String sha256(String file) {
        return tools.execute(List.of("sha256sum", file)).split(" ", 2)[0];
    }

    private void virsh(String... arguments) {
        List<String> command = new ArrayList<>(List.of("virsh", "-q", "-c", URI));
        command.addAll(List.of(arguments));
        assertThat(tools.execute(command)).isNotNull();
    }

    private static DefaultPools pools() {
        return new DefaultPools("/var/lib/libvirt/images/foundry");
    }
}
