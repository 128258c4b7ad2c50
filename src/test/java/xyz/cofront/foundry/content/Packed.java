package xyz.cofront.foundry.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Compressed bytes, for tests.
public final class Packed {
    private static final int BLOCK = 100_000;

    private Packed() {}

    /// The bytes, packed so.
    public static byte[] of(Compression format, byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try {
            write(format, bytes, packed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static void write(Compression format, byte[] bytes, ByteArrayOutputStream packed) throws IOException {
        switch (format) {
            case GZIP -> close(new GZIPOutputStream(packed), bytes);
            case XZ -> close(new XZOutputStream(packed, new LZMA2Options(1)), bytes);
            case BZIP2 -> close(new BZip2CompressorOutputStream(packed), bytes);
            case ZSTD -> zstd(bytes, packed);
        }
    }

    private static void close(OutputStream stream, byte[] bytes) throws IOException {
        try (stream) {
            stream.write(bytes);
        }
    }

    /// A frame of blocks that are either plain or one byte many times, with its length (RFC 8878, sections
    /// 3.1.1.1 and 3.1.1.2): a window of 1 MiB, a frame content size of 4 bytes, no checksum, no dictionary.
    /// What is really compressed needs the zstd program.
    private static void zstd(byte[] bytes, ByteArrayOutputStream packed) {
        little(packed, 0xFD2FB528, 4);
        little(packed, 0x80, 1);
        little(packed, 10 << 3, 1);
        little(packed, bytes.length, 4);
        for (int at = 0; at == 0 || at < bytes.length; at += BLOCK) {
            int size = Math.min(BLOCK, bytes.length - at);
            boolean run = size > 0 && Arrays.mismatch(bytes, at, at + size - 1, bytes, at + 1, at + size) < 0;
            int last = at + size == bytes.length ? 1 : 0;
            little(packed, (size << 3) | (run ? 1 << 1 : 0) | last, 3);
            packed.write(bytes, at, run ? 1 : size);
        }
    }

    private static void little(ByteArrayOutputStream packed, int value, int count) {
        for (int index = 0; index < count; index++) {
            packed.write(value >>> (8 * index));
        }
    }
}
