package xyz.cofront.foundry.image;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.StorageException;

/// Whether a file is what it should be: unchanged, and of the checksum that was given for it.
final class Checking {
    private final LocalFile file;
    private final @Nullable Checksum wanted;
    private final @Nullable MessageDigest computed;

    Checking(LocalFile file, @Nullable Checksum wanted) {
        this.file = file;
        this.wanted = wanted;
        this.computed = wanted == null ? null : wanted.algorithm().digest();
    }

    /// Takes every byte of the file, if a checksum is wanted.
    Optional<MessageDigest> digest() {
        return Optional.ofNullable(computed);
    }

    /// @return the checksum that was wanted
    /// @throws StorageException if the file is not what it should be
    Optional<Checksum> finish() {
        file.requireUnchanged();
        if (wanted == null || computed == null) {
            return Optional.empty();
        }
        Checksum found = new Checksum(wanted.algorithm(), HexFormat.of().formatHex(computed.digest()));
        if (!found.equals(wanted)) {
            throw new StorageException(
                    "'" + file.path() + "' has another checksum than was given for it",
                    List.of("given: " + wanted, "found: " + found),
                    null);
        }
        return Optional.of(found);
    }
}
