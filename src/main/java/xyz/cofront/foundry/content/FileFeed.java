package xyz.cofront.foundry.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import xyz.cofront.foundry.platform.FileHoles;

/// A file from some byte on, without what lies in its holes.
final class FileFeed implements Feed {
    private final FileChannel channel;
    private final FileHoles holes;
    private long position;

    /// @param position a multiple of [Blocks#SIZE]
    FileFeed(FileChannel channel, FileHoles holes, long position) {
        this.channel = channel;
        this.holes = holes;
        this.position = position;
    }

    @Override
    public long skipHole() throws IOException {
        long data = holes.nextData(position);
        long end = data >= channel.size() ? channel.size() : data - data % Blocks.SIZE;
        long length = Math.max(0, end - position);
        position += length;
        return length;
    }

    @Override
    public ByteBuffer buffer(int size) {
        return ByteBuffer.allocateDirect(size);
    }

    @Override
    public void fill(ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer, position);
        while (count > 0) {
            position += count;
            count = buffer.hasRemaining() ? channel.read(buffer, position) : 0;
        }
    }
}
