package xyz.cofront.foundry.metadata;

import xyz.cofront.foundry.hypervisor.MetadataKey;
import xyz.cofront.foundry.libvirtxml.MetadataXml;

/// Where Foundry's record stands in a domain's metadata.
public final class MetadataElement {
    /// The one element that is Foundry's.
    public static final MetadataKey KEY = new MetadataKey(MetadataXml.PREFIX, MetadataXml.NAMESPACE);

    /// What the record may grow by: conditions, and work under way.
    private static final int SPARE = 16 * 1024;

    private MetadataElement() {}

    /// Whether the record, with all that will be added to it, stays one that is read again: a larger one is nobody's,
    /// and
    /// its machine could never be destroyed.
    public static boolean fits(VmMetadata metadata) {
        return text(metadata).length() <= MetadataJson.LIMIT - SPARE;
    }

    /// The record as the whole element.
    public static String xml(VmMetadata metadata) {
        return MetadataXml.element(MetadataJson.write(metadata));
    }

    /// The record as the text that stands in the element.
    public static String text(VmMetadata metadata) {
        return MetadataJson.write(metadata);
    }
}
