package xyz.cofront.foundry.content;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/// How a file is packed. Each format may consist of several parts behind each other, and nothing may follow
/// them.
public enum Compression {
    GZIP("gzip", ".gz", "\u001f\u008b"),
    XZ("xz", ".xz", "\u00fd7zXZ\0"),
    BZIP2("bzip2", ".bz2", "BZh"),
    ZSTD("zstd", ".zst", "(\u00b5/\u00fd");

    /// What `xz -9` needs to unpack, and half of that again.
    private static final int XZ_MEMORY_KIB = 100 * 1024;

    private final String word;
    private final String suffix;
    private final String magic;

    Compression(String word, String suffix, String magic) {
        this.word = word;
        this.suffix = suffix;
        this.magic = magic;
    }

    /// Told by a file's first bytes, never by its name.
    public static Optional<Compression> of(byte[] start) {
        return Stream.of(values()).filter(format -> format.begins(start)).findFirst();
    }

    /// The name of what is in a file of this name.
    public static String unpackedName(String name) {
        return Stream.of(values())
                .filter(format -> name.endsWith(format.suffix) && name.length() > format.suffix.length())
                .findFirst()
                .map(format -> name.substring(0, name.length() - format.suffix.length()))
                .orElse(name);
    }

    /// The format's own name, such as `gzip`.
    public String word() {
        return word;
    }

    /// What is in the stream. What is damaged, cut off or followed by anything else ends in an
    /// `IOException`.
    ///
    /// @param packed closed with the result
    public InputStream unpack(InputStream packed) throws IOException {
        return Damage.guarded(() -> switch (this) {
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(packed)
                        .setDecompressConcatenated(true)
                        .get();
            case XZ -> new XZInputStream(packed, XZ_MEMORY_KIB);
            case BZIP2 -> new BZip2CompressorInputStream(packed, true);
            case ZSTD -> new ZstdInputStream(packed);
        });
    }

    private boolean begins(byte[] start) {
        return new String(start, 0, Math.min(start.length, magic.length()), StandardCharsets.ISO_8859_1).equals(magic);
    }
}
