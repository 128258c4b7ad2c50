package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.InjectAccessors;
import com.oracle.svm.core.annotate.TargetClass;

/// Every connection by TLS is a client's, which leaves out the JDK's TLS server.
@TargetClass(className = "sun.security.ssl.SSLConfiguration")
final class OnlyTlsClients {
    @Alias
    @InjectAccessors(Always.class)
    boolean isClientMode;

    static final class Always {
        private Always() {}

        static boolean get(OnlyTlsClients configuration) {
            return true;
        }

        static void set(OnlyTlsClients configuration, boolean client) {}
    }
}
