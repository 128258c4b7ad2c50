package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/// Loads JNA's own library from memory. JNA would write it into the user's cache first, at every start.
@TargetClass(className = "com.sun.jna.Native")
final class JnaFromMemory {
    @Substitute
    static void loadNativeDispatchLibrary() {
        MemoryLibrary.loadJna();
    }
}
