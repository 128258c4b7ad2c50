package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.graalvm.nativeimage.PinnedObject;

/// The function of the C library that reads the kernel's messages; see [FileCallsInC] for why.
@TargetClass(className = "xyz.cofront.foundry.platform.KernelLogCalls")
final class KernelLogCallsInC {
    @Substitute
    static int readAll(byte[] buffer) {
        try (PinnedObject pinned = PinnedObject.create(buffer)) {
            return CLibrary.readKernelLog(CLibrary.READ_ALL, pinned.addressOfArrayElement(0), buffer.length);
        }
    }
}
