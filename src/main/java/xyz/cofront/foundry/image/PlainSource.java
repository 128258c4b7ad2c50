package xyz.cofront.foundry.image;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.content.Blocks;
import xyz.cofront.foundry.content.Digesting;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.workflow.Interruption;

/// An image that lies in its file as it is.
final class PlainSource implements ImportSource {
    private final LocalFile file;
    private final byte[] head;
    private final Checking checking;

    /// @param checksum what the file must come to
    PlainSource(LocalFile file, @Nullable Checksum checksum) {
        this.file = file;
        this.head = file.read(0, HEAD);
        this.checking = new Checking(file, checksum);
    }

    @Override
    public byte[] head() {
        return head.clone();
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(file.size());
    }

    @Override
    public Inspection judge(Inspector inspector, Interruption interruption) {
        return inspector.inspectWhole(file, Integer.MAX_VALUE, interruption);
    }

    /// Zeros that lie in the file like other bytes are counted only where it matters: that means reading
    /// all of it.
    @Override
    public long need(long available) {
        long data = file.dataSize();
        return data <= available ? data : nonZeros();
    }

    private long nonZeros() {
        try {
            SparseContent blocks = file.blocks(0);
            long sum = 0;
            Optional<SparseContent.Piece> piece = blocks.next();
            while (piece.isPresent()) {
                sum += piece.get() instanceof SparseContent.Data data ? data.length() : 0;
                piece = blocks.next();
            }
            return sum;
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    @Override
    public SparseContent body() {
        Optional<MessageDigest> digest = checking.digest();
        digest.ifPresent(computed -> computed.update(head));
        Blocks blocks = file.blocks(head.length);
        SparseContent content = digest.<SparseContent>map(computed -> Digesting.whole(blocks, computed))
                .orElse(blocks);
        return () -> {
            try {
                return content.next();
            } catch (IOException failure) {
                throw unreadable(failure);
            }
        };
    }

    @Override
    public boolean costly() {
        return checking.digest().isPresent();
    }

    @Override
    public long done(long sent) {
        return sent;
    }

    @Override
    public long total() {
        return file.size();
    }

    @Override
    public Optional<Checksum> finish() {
        return checking.finish();
    }

    @Override
    public void requireUnchanged() {
        file.requireUnchanged();
    }

    private StorageException unreadable(IOException failure) {
        return new StorageException("could not read '" + file.path() + "': " + failure.getMessage(), failure);
    }
}
