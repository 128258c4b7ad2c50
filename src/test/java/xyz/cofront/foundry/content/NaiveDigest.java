package xyz.cofront.foundry.content;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// `sha256-extents` as its definition in DESIGN.md reads, without a thought for speed.
public final class NaiveDigest {
    private NaiveDigest() {}

    /// The digest of all these bytes.
    public static String of(byte[] bytes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (int offset = 0; offset < bytes.length; offset += 65_536) {
                byte[] block = Arrays.copyOfRange(bytes, offset, Math.min(bytes.length, offset + 65_536));
                if (!Arrays.equals(block, new byte[block.length])) {
                    sha256.update(ByteBuffer.allocate(8).putLong(offset).array());
                    sha256.update(block);
                }
            }
            sha256.update(ByteBuffer.allocate(8).putLong(bytes.length).array());
            return "sha256-extents:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
