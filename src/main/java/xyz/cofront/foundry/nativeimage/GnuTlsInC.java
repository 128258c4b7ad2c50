package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import org.graalvm.nativeimage.c.function.CFunctionPointer;
import org.graalvm.nativeimage.c.function.InvokeCFunctionPointer;
import org.graalvm.word.PointerBase;
import org.graalvm.word.UnsignedWord;
import org.graalvm.word.WordFactory;

/// The call that is made twice for each block of an image, without JNA, which takes microseconds for what costs the
/// binary next to nothing.
@TargetClass(className = "xyz.cofront.foundry.platform.GnuTls")
final class GnuTlsInC {
    @Substitute
    static int update(long function, long handle, ByteBuffer bytes) {
        Hash hash = WordFactory.pointer(function);
        long first = ((DirectBuffer) (Object) bytes).address + bytes.position();
        return hash.update(
                WordFactory.pointer(handle), WordFactory.pointer(first), WordFactory.unsigned(bytes.remaining()));
    }

    /// `int gnutls_hash(gnutls_hash_hd_t handle, const void *ptext, size_t ptext_len)`.
    private interface Hash extends CFunctionPointer {
        @InvokeCFunctionPointer
        int update(PointerBase handle, PointerBase bytes, UnsignedWord length);
    }

    /// Where a direct buffer's memory begins.
    @TargetClass(Buffer.class)
    static final class DirectBuffer {
        @Alias
        long address;
    }
}
