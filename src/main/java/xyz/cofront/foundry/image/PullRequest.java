package xyz.cofront.foundry.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.content.Compression;
import xyz.cofront.foundry.error.ConfigurationException;

/// What to download, and as what.
///
/// @param name of the image, ending in its format
/// @param pool the pool it goes into
/// @param user whom its guests log in as, if that is known
public record PullRequest(
        DownloadAddress address,
        String name,
        String pool,
        ChecksumSource checksum,
        @Nullable String user) {
    /// @param url as typed
    /// @param name `null` takes the one in the URL, without the ending of a compressed file
    /// @param checksum `sha256:HEX`, `sha512:HEX`, or the URL of a checksum file
    /// @throws ConfigurationException if a part of it cannot be used
    public static PullRequest of(String url, @Nullable String name, String pool, @Nullable String checksum) {
        DownloadAddress address = DownloadAddress.parse(url);
        ChecksumSource source = ChecksumSource.parse(checksum);
        if (name == null) {
            return new PullRequest(address, derived(address), pool, source, null);
        }
        List<String> problems = ImageNames.problems(name);
        if (!problems.isEmpty()) {
            throw new ConfigurationException("--name: " + problems.getFirst());
        }
        if (ImageNames.format(name).isEmpty()) {
            throw new ConfigurationException("--name: '" + name + "' does not end in .qcow2 or .raw");
        }
        return new PullRequest(address, name, pool, source, null);
    }

    private static String derived(DownloadAddress address) {
        String file = Compression.unpackedName(address.fileName());
        if (!ImageNames.problems(file).isEmpty() || ImageNames.format(file).isEmpty()) {
            throw new ConfigurationException(
                    "the URL ends in no name that an image can have; give --name NAME.qcow2 or --name NAME.raw");
        }
        return file;
    }

    /// The same, of an image whose guests are logged in to as this user.
    public PullRequest loggedInAs(@Nullable String defaultUser) {
        return new PullRequest(address, name, pool, checksum, defaultUser);
    }

    /// The import of what was downloaded.
    ///
    /// @param verified what it was checked against
    ImportRequest importing(Path file, Optional<Checksum> verified) {
        ImportOrigin origin = new ImportOrigin(address.shown(), verified.orElse(null), user);
        return new ImportRequest(file, name, pool, null, origin);
    }
}
