package xyz.cofront.foundry.platform;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The digests of GnuTLS, which libvirt's client library brings along (gnutls/crypto.h).
final class GnuTls {
    private static final String LIBRARY = "libgnutls.so.30";

    /// `GNUTLS_DIG_SHA256`.
    private static final int SHA256 = 6;

    private final Function init;
    private final Function update;
    private final Function end;

    private GnuTls(NativeLibrary library) {
        this.init = library.getFunction("gnutls_hash_init");
        this.update = library.getFunction("gnutls_hash");
        this.end = library.getFunction("gnutls_hash_deinit");
    }

    /// @return none where the library is missing, or gives no SHA-256
    static Optional<GnuTls> installed() {
        return Loaded.GNUTLS;
    }

    /// Begins a digest, which belongs to the caller until [#end].
    Pointer begin() {
        PointerByReference handle = new PointerByReference();
        require(init.invokeInt(new Object[] {handle, SHA256}));
        return handle.getValue();
    }

    /// @param bytes direct; those from its position to its limit are taken
    void update(Pointer handle, ByteBuffer bytes) {
        require(update.invokeInt(new Object[] {handle, bytes.slice(), (long) bytes.remaining()}));
    }

    /// Ends a digest and frees it.
    ///
    /// @param result as long as the digest
    void end(Pointer handle, byte[] result) {
        end.invokeVoid(new Object[] {handle, result});
    }

    private static void require(int code) {
        if (code < 0) {
            throw new IllegalStateException("GnuTLS failed with error " + code);
        }
    }

    /// Looked for on first use.
    private static final class Loaded {
        static final Optional<GnuTls> GNUTLS = load();

        private Loaded() {}

        private static Optional<GnuTls> load() {
            try {
                GnuTls library = new GnuTls(NativeLibrary.getInstance(LIBRARY));
                library.end(library.begin(), new byte[Sha256ByGnuTls.LENGTH]);
                return Optional.of(library);
            } catch (LinkageError | IllegalStateException absent) {
                return Optional.empty();
            }
        }
    }
}
