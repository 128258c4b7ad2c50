package xyz.cofront.foundry.metadata;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import xyz.cofront.foundry.hypervisor.DomainId;

/// Whether a domain is Foundry's, by the rules of design section 5: metadata counts only where it proves itself.
public sealed interface Ownership {
    /// Foundry made it, and the record speaks of this very domain.
    record Owned(VmMetadata metadata) implements Ownership {}

    /// Foundry did not make it, or cannot prove it did.
    ///
    /// @param reason why, as the end of a sentence; empty for a domain without any of Foundry's metadata
    record Foreign(Optional<String> reason) implements Ownership {}

    /// @param json the text of Foundry's metadata element, where there is one
    static Ownership of(DomainId domain, Optional<String> json) {
        return json.map(text -> judge(domain, text)).orElseGet(() -> new Foreign(Optional.empty()));
    }

    private static Ownership judge(DomainId domain, String json) {
        if (json.length() > MetadataJson.LIMIT) {
            return foreign("its Foundry metadata is larger than 256 KiB");
        }
        try {
            OptionalInt version = MetadataJson.version(json);
            return version.isEmpty() ? unreadable() : judge(domain, json, version.getAsInt());
        } catch (JacksonException broken) {
            return unreadable();
        }
    }

    private static Ownership judge(DomainId domain, String json, int version) {
        return version == VmMetadata.VERSION
                ? judge(domain, MetadataJson.read(json))
                : foreign("its Foundry metadata has version " + version + ", which this Foundry does not know");
    }

    private static Ownership unreadable() {
        return foreign("its Foundry metadata cannot be read");
    }

    private static Ownership judge(DomainId domain, VmMetadata metadata) {
        if (!domain.uuid().equals(metadata.uuid())) {
            return foreign("its Foundry metadata was copied from another machine (a clone)");
        }
        String name = metadata.document().name();
        if (!domain.name().equals(name)) {
            return foreign("it was renamed; Foundry made it as '" + name + "'");
        }
        if (!metadata.volumes().stream().allMatch(volume -> volume.fits(name))) {
            return foreign("its Foundry metadata lists volumes that are not named as Foundry names them");
        }
        return new Owned(metadata);
    }

    private static Ownership foreign(String reason) {
        return new Foreign(Optional.of(reason));
    }
}
