package xyz.cofront.foundry.vm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;
import xyz.cofront.foundry.api.v1alpha1.VirtType;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.storage.DefaultPools;

/// What `facts.yaml` of a golden case says of the host; where it says nothing, the host is a plain one with KVM,
/// Foundry's
/// own pools in their usual folders, and Debian's image.
///
/// @param pools folders of further pools
/// @param blockPools those whose volumes are block devices
/// @param adopted paths of existing volumes, by the device they are attached as
record GoldenFacts(
        @Nullable VirtType virtType,
        @Nullable Map<String, String> pools,
        @Nullable Set<String> blockPools,
        @Nullable String serialLogPool,
        @Nullable Image image,
        @Nullable Map<String, String> adopted) {
    private static final String FOLDER = "/var/lib/libvirt/images/foundry";
    static final GoldenFacts NONE = new GoldenFacts(null, null, null, null, null, null);

    record Image(@Nullable String path, @Nullable DiskFormat format) {}

    /// @param file may be missing
    static GoldenFacts read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        return YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(Files.readString(file), GoldenFacts.class);
    }

    HostFacts of(VirtualMachine machine) {
        Map<String, String> folders = new HashMap<>(Map.of(DefaultPools.VMS, FOLDER + "/vms"));
        folders.putAll(orElse(pools, Map.of()));
        return new HostFacts(
                "x86_64",
                orElse(virtType, VirtType.KVM),
                folders,
                orElse(blockPools, Set.of()),
                orElse(serialLogPool, orElse(machine.spec().storagePool(), DefaultPools.VMS)),
                machine.spec().bootDisk().image() == null ? Optional.empty() : Optional.of(base()),
                orElse(adopted, Map.of()));
    }

    private FoundImage base() {
        Image base = orElse(image, new Image(null, null));
        String path = orElse(base.path(), FOLDER + "/images/debian-13.qcow2");
        VolumeId volume = new VolumeId(DefaultPools.IMAGES, path.substring(path.lastIndexOf('/') + 1));
        return new FoundImage(Optional.of(volume), path, orElse(base.format(), DiskFormat.QCOW2), 2L << 30);
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
