package xyz.cofront.foundry.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.content.Blocks;
import xyz.cofront.foundry.content.Compression;
import xyz.cofront.foundry.content.Unpacked;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.workflow.Interruption;

/// An image that is unpacked on its way. Its head is unpacked at once, to be judged before anything else
/// happens.
final class PackedSource implements ImportSource {
    private final LocalFile file;
    private final Compression compression;
    private final ImageLimits limits;
    private final Checking checking;
    private final Counted packed;
    private final InputStream unpacked;
    private final byte[] head;

    /// @param checksum what the file, packed as it is, must come to
    /// @throws StorageException if not even its beginning can be unpacked
    PackedSource(LocalFile file, Compression compression, ImageLimits limits, @Nullable Checksum checksum) {
        this.file = file;
        this.compression = compression;
        this.limits = limits;
        this.checking = new Checking(file, checksum);
        InputStream bytes = file.stream();
        this.packed = new Counted(checking.digest()
                .<InputStream>map(digest -> new DigestInputStream(bytes, digest))
                .orElse(bytes));
        try {
            this.unpacked = compression.unpack(packed);
            this.head = unpacked.readNBytes(HEAD);
        } catch (IOException failure) {
            throw damaged(failure);
        }
    }

    @Override
    public byte[] head() {
        return head.clone();
    }

    @Override
    public OptionalLong size() {
        return head.length < HEAD ? OptionalLong.of(head.length) : OptionalLong.empty();
    }

    /// The length of the image is not known yet, so whatever depends on it passes for now.
    @Override
    public Inspection judge(Inspector inspector, Interruption interruption) {
        return inspector.inspect(Headed.alone(head, head.length < HEAD ? head.length : limits.mostBytes()));
    }

    @Override
    public long need(long available) {
        return head.length;
    }

    @Override
    public SparseContent body() {
        long limit = limits.fileLimit(head) - head.length;
        Blocks blocks = Blocks.of(new Unpacked(unpacked, limit));
        return () -> {
            try {
                Optional<SparseContent.Piece> piece = blocks.next();
                if (piece.isEmpty()) {
                    packed.transferTo(OutputStream.nullOutputStream());
                }
                return piece;
            } catch (IOException failure) {
                throw damaged(failure);
            }
        };
    }

    @Override
    public boolean costly() {
        return true;
    }

    @Override
    public long done(long sent) {
        return Math.min(packed.count, file.size());
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

    private StorageException damaged(IOException failure) {
        String reason = Objects.requireNonNullElse(failure.getMessage(), "it ends too early");
        return new StorageException(
                "'" + file.path() + "' cannot be unpacked (" + compression.word() + ")", List.of(reason), failure);
    }

    /// Counts what was read, for another thread to see.
    private static final class Counted extends FilterInputStream {
        private volatile long count;

        Counted(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            add(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            add(Math.max(0, read));
            return read;
        }

        /// Only one thread reads, so only one writes the number.
        private void add(int more) {
            long before = count;
            count = before + more;
        }
    }
}
