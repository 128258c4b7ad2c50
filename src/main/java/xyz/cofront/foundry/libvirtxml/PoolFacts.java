package xyz.cofront.foundry.libvirtxml;

import java.util.Optional;

/// What a pool's XML says.
///
/// @param type libvirt's word, such as `dir`
/// @param path the folder its volumes appear in, where it has one
public record PoolFacts(String type, Optional<String> path) {}
