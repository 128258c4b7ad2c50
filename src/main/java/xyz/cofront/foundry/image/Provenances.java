package xyz.cofront.foundry.image;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import xyz.cofront.foundry.api.v1alpha1.ImageProvenance;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.libvirtxml.VolumeXml;

/// What is known of where images came from: JSON in volumes named as the image and [#SUFFIX], for everybody
/// with libvirt access to read. They are made, replaced and removed behind the image's marker.
final class Provenances {
    static final String SUFFIX = ".foundry.json";

    /// More than any takes, in bytes.
    private static final int LIMIT = 64 * 1024;

    /// Paths and URLs may be longer.
    private static final int MAX_SOURCE = 2000;

    private static final int VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Volumes volumes;

    Provenances(Volumes volumes) {
        this.volumes = volumes;
    }

    /// The whole text.
    @JsonPropertyOrder({"version", "image", "provenance"})
    private record Text(int version, String image, ImageProvenance provenance) {
        private Text {
            Objects.requireNonNull(provenance, "provenance");
        }
    }

    static VolumeId beside(VolumeId image) {
        return new VolumeId(image.pool(), image.name() + SUFFIX);
    }

    /// A source that is not too long to be kept.
    static String shortened(String source) {
        return source.length() <= MAX_SOURCE ? source : source.substring(0, MAX_SOURCE) + "…";
    }

    /// Empty if there is none, or none that can be read. Needs a connection that may write.
    Optional<ImageProvenance> of(VolumeId image) {
        return volumes.find(beside(image)).isPresent() ? read(image) : Optional.empty();
    }

    /// The same where it was seen in a list.
    Optional<ImageProvenance> read(VolumeId image) {
        try {
            // The text `null` is read as none.
            return Optional.ofNullable(MAPPER.readValue(volumes.read(beside(image), 0, LIMIT), Text.class))
                    .filter(text -> text.version() == VERSION && image.name().equals(text.image()))
                    .map(Text::provenance);
        } catch (JacksonException broken) {
            return Optional.empty();
        } catch (HypervisorException failure) {
            if (failure.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /// Writes it, in place of what an image of this name that is gone may have left.
    void write(VolumeId image, ImageProvenance provenance) {
        byte[] bytes = (MAPPER.writeValueAsString(new Text(VERSION, image.name(), provenance)) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        delete(image);
        volumes.create(image.pool(), VolumeXml.raw(beside(image).name(), bytes.length));
        volumes.upload(beside(image), 0, bytes.length, new ByteArrayInputStream(bytes), _ -> {});
    }

    /// One that is gone already is no failure.
    void delete(VolumeId image) {
        if (volumes.find(beside(image)).isPresent()) {
            NewVolume.delete(volumes, beside(image));
        }
    }
}
