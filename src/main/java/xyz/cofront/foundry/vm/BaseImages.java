package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.Optional;
import xyz.cofront.foundry.api.v1alpha1.BootDisk;
import xyz.cofront.foundry.api.v1alpha1.ImageReference;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.FoundImage;
import xyz.cofront.foundry.image.ImageFinder;
import xyz.cofront.foundry.image.ImageLimits;
import xyz.cofront.foundry.image.ImageLookup;
import xyz.cofront.foundry.image.Inspector;
import xyz.cofront.foundry.validation.Violation;

/// The base image of a boot disk: there, fit to be one, and not larger than the disk.
final class BaseImages {
    private static final String PATH = "spec.bootDisk.image";

    private final ImageFinder finder;
    private final String defaultPool;

    BaseImages(Hypervisor hypervisor, String defaultPool) {
        this.finder = new ImageFinder(hypervisor, new Inspector(ImageLimits.DEFAULT));
        this.defaultPool = defaultPool;
    }

    /// @return empty for an empty boot disk, and where there was a violation
    Optional<FoundImage> check(BootDisk disk, List<Violation> violations) {
        ImageReference image = disk.image();
        if (image == null) {
            return Optional.empty();
        }
        String pool = disk.imagePool() == null ? defaultPool : disk.imagePool();
        return switch (finder.find(image, pool)) {
            case ImageLookup.Unusable(List<String> problems) -> {
                problems.forEach(problem -> violations.add(new Violation(PATH, problem)));
                yield Optional.empty();
            }
            case ImageLookup.Found(FoundImage found) -> fitting(disk, found, violations);
        };
    }

    private static Optional<FoundImage> fitting(BootDisk disk, FoundImage image, List<Violation> violations) {
        if (image.virtualSize() <= (long) disk.sizeGB() << 30) {
            return Optional.of(image);
        }
        long needed = Math.ceilDiv(image.virtualSize(), 1L << 30);
        violations.add(new Violation(
                "spec.bootDisk.sizeGB", "the image is larger than the disk; it needs at least " + needed + " (GiB)"));
        return Optional.empty();
    }
}
