package xyz.cofront.foundry.image;

import java.util.List;
import xyz.cofront.foundry.storage.Finding;

/// What lies in the user's folder of downloads, for those who show what takes room.
public final class UnfinishedDownloads {
    private UnfinishedDownloads() {}

    /// One for each download, by the name it is kept under.
    public static List<Finding> findings(DownloadCache cache) {
        return cache.list().stream().map(UnfinishedDownloads::finding).toList();
    }

    private static Finding finding(PartialDownload partial) {
        String what = partial.url().isEmpty() ? "a download" : "the download of " + partial.url();
        return new Finding(
                "download", partial.key(), "", partial.length(), what + " is not done", "foundry image prune");
    }
}
