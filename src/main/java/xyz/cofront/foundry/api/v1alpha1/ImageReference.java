package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// How a document names a base image.
public sealed interface ImageReference {
    /// `fedora-43.qcow2`: a volume of the image pool that document, flag or configuration names.
    record InDefaultPool(String volume) implements ImageReference {
        @Override
        @JsonValue
        public String toString() {
            return volume;
        }
    }

    /// `pool:volume`.
    record InPool(String pool, String volume) implements ImageReference {
        @Override
        @JsonValue
        public String toString() {
            return pool + ":" + volume;
        }
    }

    /// An absolute path on the host.
    record AtPath(String path) implements ImageReference {
        @Override
        @JsonValue
        public String toString() {
            return path;
        }
    }

    /// @throws IllegalArgumentException if the text is none of the three forms
    @JsonCreator
    static ImageReference parse(String text) {
        if (text.startsWith("/")) {
            return new AtPath(text);
        }
        int colon = text.indexOf(':');
        String volume = text.substring(colon + 1);
        if (volume.isEmpty() || colon == 0 || volume.contains("/") || volume.contains(":")) {
            throw new IllegalArgumentException(
                    "not an image reference; expected VOLUME, POOL:VOLUME or an absolute path");
        }
        return colon < 0 ? new InDefaultPool(volume) : new InPool(text.substring(0, colon), volume);
    }
}
