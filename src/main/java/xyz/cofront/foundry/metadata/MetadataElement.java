package xyz.cofront.foundry.metadata;

import xyz.cofront.foundry.hypervisor.MetadataKey;

/// Where Foundry's record stands in a domain's metadata.
public final class MetadataElement {
    /// The one element that is Foundry's.
    public static final MetadataKey KEY = new MetadataKey("foundry", "https://foundry.cofront.xyz/v1alpha1");

    private MetadataElement() {}

    /// The record as the text that stands in the element.
    public static String text(VmMetadata metadata) {
        return MetadataJson.write(metadata);
    }
}
