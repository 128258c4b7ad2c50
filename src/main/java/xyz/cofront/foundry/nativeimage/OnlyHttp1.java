package xyz.cofront.foundry.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.concurrent.CompletableFuture;

/// The half of the JDK's HTTP client that speaks HTTP/2. Foundry's downloads ask for HTTP/1.1, on a JVM too.
@TargetClass(className = "jdk.internal.net.http.Http2ClientImpl")
final class OnlyHttp1 {
    @Substitute
    CompletableFuture<Http2Connection> getConnectionFor(HttpRequest request, Exchange exchange) {
        throw new UnsupportedOperationException("HTTP/2");
    }

    @Substitute
    String getSettingsString(boolean defaultServerPush) {
        throw new UnsupportedOperationException("HTTP/2");
    }

    /// There are no connections.
    @Substitute
    void stop() {}

    @TargetClass(className = "jdk.internal.net.http.Http2Connection")
    static final class Http2Connection {}

    @TargetClass(className = "jdk.internal.net.http.HttpRequestImpl")
    static final class HttpRequest {}

    @TargetClass(className = "jdk.internal.net.http.Response")
    static final class Response {}

    @TargetClass(className = "jdk.internal.net.http.ExchangeImpl")
    static final class ExchangeImpl {}

    @TargetClass(className = "jdk.internal.net.http.Exchange")
    static final class Exchange {
        /// A server changes to HTTP/2 only if it was asked to.
        @Substitute
        CompletableFuture<Response> checkForUpgradeAsync(Response response, ExchangeImpl exchange) {
            return CompletableFuture.completedFuture(response);
        }
    }
}
