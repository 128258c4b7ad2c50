package xyz.cofront.foundry.image;

import java.util.List;

/// What was cleared up, or would be.
///
/// @param volumes in the pool
/// @param downloads in the user's cache
public record Pruned(List<Prunable> volumes, List<PartialDownload> downloads) {
    public Pruned {
        volumes = List.copyOf(volumes);
        downloads = List.copyOf(downloads);
    }
}
