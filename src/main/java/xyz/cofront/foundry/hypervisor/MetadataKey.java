package xyz.cofront.foundry.hypervisor;

/// Which element of a domain's metadata is meant.
///
/// @param prefix the XML prefix to write it with
/// @param namespace the XML namespace that finds it
public record MetadataKey(String prefix, String namespace) {}
