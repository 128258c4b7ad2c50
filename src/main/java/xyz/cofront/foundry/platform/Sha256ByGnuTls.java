package xyz.cofront.foundry.platform;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// SHA-256 with the processor's own instructions. The native binary's Java does not know these, and needs three times
/// as
/// long. Begun and never ended, a digest keeps some memory until the process ends.
final class Sha256ByGnuTls extends MessageDigest {
    /// Of the digest, in bytes.
    static final int LENGTH = 32;

    private static final int SCRATCH = 64 * 1024;

    private final GnuTls library;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
    private @Nullable Pointer handle;

    Sha256ByGnuTls(GnuTls library) {
        super("SHA-256");
        this.library = library;
    }

    @Override
    protected int engineGetDigestLength() {
        return LENGTH;
    }

    @Override
    protected void engineUpdate(byte input) {
        engineUpdate(new byte[] {input}, 0, 1);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        int end = offset + length;
        for (int at = offset; at < end; at += SCRATCH) {
            scratch.clear().put(input, at, Math.min(SCRATCH, end - at));
            library.update(begun(), scratch.flip());
        }
    }

    @Override
    protected void engineUpdate(ByteBuffer input) {
        if (input.isDirect()) {
            library.update(begun(), input);
            input.position(input.limit());
        } else {
            super.engineUpdate(input);
        }
    }

    @Override
    protected byte[] engineDigest() {
        byte[] result = new byte[LENGTH];
        library.end(begun(), result);
        handle = null;
        return result;
    }

    @Override
    protected void engineReset() {
        if (handle != null) {
            byte[] _ = engineDigest();
        }
    }

    private Pointer begun() {
        Pointer known = handle;
        if (known == null) {
            known = library.begin();
            handle = known;
        }
        return known;
    }
}
