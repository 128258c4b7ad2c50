package xyz.cofront.foundry.storage;

import java.util.Optional;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.metadata.Work;

/// What the volumes of images are called and say. The package `image` knows; this one only counts them.
public interface ImageFiles {
    /// Among images, what a volume of this name is.
    Kind kind(String volume);

    /// Who works on the image that this marker stands beside.
    ///
    /// @param marker a volume of the kind [Marker]
    /// @return empty if it does not say, or has gone
    Optional<Work> work(VolumeId marker);

    /// The same where what is done is bringing that very image in: then Foundry made it.
    Optional<Work> importing(VolumeId marker);

    /// Whether a volume of the kind [Provenance] really says that Foundry brought the image in. A name alone proves
    /// nothing; unless it can be told, nothing is proven.
    default boolean proves(VolumeId provenance) {
        return false;
    }

    /// What a volume is, judged by its name.
    sealed interface Kind {}

    /// An image.
    record Image() implements Kind {}

    /// What stands beside an image that is not whole.
    ///
    /// @param image the image's name
    record Marker(String image) implements Kind {}

    /// What tells where an image came from; Foundry brought that image in.
    ///
    /// @param image the image's name
    record Provenance(String image) implements Kind {}

    /// None of these.
    record Other() implements Kind {}
}
