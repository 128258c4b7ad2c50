package xyz.cofront.foundry.image;

import java.util.Optional;
import java.util.OptionalLong;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.workflow.Interruption;

/// An image that is to be imported, on its way out of a file.
sealed interface ImportSource permits PlainSource, PackedSource {
    /// So many bytes come first and are sent last; without them a file has neither a header nor a partition
    /// table.
    int HEAD = 64 * 1024;

    /// The first [#HEAD] bytes of the image, or all there are.
    byte[] head();

    /// The image's length, if that can be told beforehand.
    OptionalLong size();

    /// What can be said of the image before its bytes are read through.
    Inspection judge(Inspector inspector, Interruption interruption);

    /// At least so many bytes will be written.
    ///
    /// @param available a number that is enough: up to it nothing need be counted exactly
    long need(long available);

    /// The image after its head, once. Fails with a [StorageException] if it cannot be read.
    SparseContent body();

    /// Whether the body is more than read: it is unpacked, or a checksum is computed over it.
    boolean costly();

    /// How far the file is read through.
    ///
    /// @param sent how much of the image was sent
    long done(long sent);

    /// What [#done] comes to in the end.
    long total();

    /// To be called when the body was read to its end.
    ///
    /// @return the file's checksum, if one was wanted, which it has
    /// @throws StorageException if the file changed meanwhile or has another checksum
    Optional<Checksum> finish();

    /// @throws StorageException if the file is not as it was when it was opened
    void requireUnchanged();
}
