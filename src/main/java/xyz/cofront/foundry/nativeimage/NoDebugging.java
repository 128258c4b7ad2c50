package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.jspecify.annotations.Nullable;

/// What the JDK's cryptography and HTTP client tell of themselves when system properties ask for it, which nobody can
/// set on a binary.
final class NoDebugging {
    private NoDebugging() {}

    @TargetClass(className = "sun.security.util.Debug")
    static final class OfCryptography {
        @Substitute
        static @Nullable OfCryptography getInstance(String option, String prefix) {
            return null;
        }

        @Substitute
        static @Nullable OfCryptography of(String prefix, String property) {
            return null;
        }
    }

    @TargetClass(className = "sun.security.ssl.SSLLogger")
    static final class OfTls {
        @Substitute
        static boolean isOn(String what) {
            return false;
        }
    }

    @TargetClass(className = "jdk.internal.net.http.common.DebugLogger")
    static final class OfHttp {
        @Substitute
        boolean on() {
            return false;
        }
    }
}
