package xyz.cofront.foundry.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// What a stream holds; it knows of no holes.
///
/// @param stream closed by whoever opened it
record StreamFeed(InputStream stream) implements Feed {
    @Override
    public long skipHole() {
        return 0;
    }

    @Override
    public ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size);
    }

    @Override
    public void fill(ByteBuffer buffer) throws IOException {
        int count = stream.readNBytes(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        buffer.position(buffer.position() + count);
    }
}
