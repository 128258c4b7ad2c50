package xyz.cofront.foundry.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// What a stream holds; it knows of no holes.
final class StreamFeed implements Feed {
    private final InputStream stream;
    private byte[] scratch = new byte[0];

    /// @param stream closed by whoever opened it
    StreamFeed(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public long skipHole() {
        return 0;
    }

    @Override
    public void fill(ByteBuffer buffer) throws IOException {
        if (scratch.length < buffer.remaining()) {
            scratch = new byte[buffer.remaining()];
        }
        buffer.put(scratch, 0, stream.readNBytes(scratch, 0, buffer.remaining()));
    }
}
