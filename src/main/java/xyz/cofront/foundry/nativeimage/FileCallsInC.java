package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.graalvm.nativeimage.c.type.CTypeConversion;
import org.graalvm.nativeimage.c.type.CTypeConversion.CCharPointerHolder;

/// The functions of the C library that Foundry binds by method handles on a JVM. A binary would carry the machinery of
/// those, and not every builder has it.
@TargetClass(className = "xyz.cofront.foundry.platform.FileCalls")
final class FileCallsInC {
    @Substitute
    static int open(String path) {
        try (CCharPointerHolder name = CTypeConversion.toCString(path)) {
            int descriptor = CLibrary.open(name.get(), CLibrary.READ_ONLY);
            return descriptor < 0 ? -CLibrary.errno().read() : descriptor;
        }
    }

    @Substitute
    static long seek(int descriptor, long offset, int whence) {
        long found = CLibrary.seek(descriptor, offset, whence);
        return found < 0 ? -CLibrary.errno().read() : found;
    }

    @Substitute
    static void close(int descriptor) {
        CLibrary.close(descriptor);
    }
}
