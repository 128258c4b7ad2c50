package xyz.cofront.foundry.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What comes out of a compressed stream, up to a limit: some hundred bytes can unpack to terabytes. The
/// limit is on bytes and not on their ratio to the packed ones, which is huge for honest images too.
public final class Unpacked extends FilterInputStream {
    private final long limit;
    private long count;

    /// @param limit the most bytes there may be
    public Unpacked(InputStream stream, long limit) {
        super(stream);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        counted(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        counted(skipped);
        return skipped;
    }

    private void counted(long more) throws IOException {
        count += more;
        if (count > limit) {
            throw new IOException("it unpacks to more than " + limit + " bytes");
        }
    }
}
