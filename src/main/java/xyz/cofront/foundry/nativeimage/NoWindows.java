package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/// JNA's numbers of windows on a screen, without which Java's whole desktop would come along.
@TargetClass(className = "com.sun.jna.Native$AWT")
final class NoWindows {
    @Substitute
    static long getComponentID(Object component) {
        throw new UnsupportedOperationException("windows");
    }
}
