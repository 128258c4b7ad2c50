package xyz.cofront.foundry.content;

import io.airlift.compress.v3.MalformedInputException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// Tells of damaged bytes as of every other failure to read: decompressors that meet what they do not expect
/// also throw `ArrayIndexOutOfBoundsException` and the like.
final class Damage extends FilterInputStream {
    /// Makes a decompressor, which may read already.
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    private Damage(InputStream stream) {
        super(stream);
    }

    static InputStream guarded(Opening opening) throws IOException {
        return new Damage(opened(opening));
    }

    private static InputStream opened(Opening opening) throws IOException {
        try {
            return opening.open();
        } catch (RuntimeException unexpected) {
            throw damaged(unexpected);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (RuntimeException unexpected) {
            throw damaged(unexpected);
        }
    }

    private static IOException damaged(RuntimeException unexpected) {
        return new IOException(reason(unexpected), unexpected);
    }

    private static String reason(RuntimeException unexpected) {
        if (!(unexpected instanceof MalformedInputException)) {
            return "its data is damaged";
        }
        String text = Objects.requireNonNullElse(unexpected.getMessage(), "");
        if (text.startsWith("Window size too large")) {
            return "it is packed with a window of over 8 MiB (--ultra or --long): 'zstd -d' unpacks it";
        }
        if (text.startsWith("Invalid magic prefix")) {
            return "what follows is no frame of data; 'zstd -d' may unpack it";
        }
        return "its data is damaged (" + text + ")";
    }
}
