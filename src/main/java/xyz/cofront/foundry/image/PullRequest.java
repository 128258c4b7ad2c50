package xyz.cofront.foundry.image;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.ConfigurationException;

/// What to download, and as what.
///
/// @param name of the image, ending in its format
/// @param pool the pool it goes into
public record PullRequest(DownloadAddress address, String name, String pool, ChecksumSource checksum) {
    /// @param url as typed
    /// @param name `null` takes the one in the URL, without the ending of a compressed file
    /// @param checksum `sha256:HEX`, `sha512:HEX`, or the URL of a checksum file
    /// @throws ConfigurationException if a part of it cannot be used
    public static PullRequest of(String url, @Nullable String name, String pool, @Nullable String checksum) {
        DownloadAddress address = DownloadAddress.parse(url);
        ChecksumSource source = ChecksumSource.parse(checksum);
        if (name == null) {
            return new PullRequest(address, derived(address), pool, source);
        }
        List<String> problems = ImageNames.problems(name);
        if (!problems.isEmpty()) {
            throw new ConfigurationException("--name: " + problems.getFirst());
        }
        if (ImageNames.format(name).isEmpty()) {
            throw new ConfigurationException("--name: '" + name + "' does not end in .qcow2 or .raw");
        }
        return new PullRequest(address, name, pool, source);
    }

    private static String derived(DownloadAddress address) {
        String file = address.fileName().replaceFirst("\\.(gz|xz|bz2|zst)$", "");
        if (!ImageNames.problems(file).isEmpty() || ImageNames.format(file).isEmpty()) {
            throw new ConfigurationException(
                    "the URL ends in no name that an image can have; give --name NAME.qcow2 or" + " --name NAME.raw");
        }
        return file;
    }
}
