package xyz.cofront.foundry.image;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import xyz.cofront.foundry.error.StorageException;

/// Asks servers and follows their redirects: to https, or to what the user wrote, and never anywhere else.
final class DownloadClient implements AutoCloseable {
    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Map<String, String> environment;
    private final DownloadRules rules;
    private final HttpClient client;

    /// @param environment of the process: its proxies and certificates
    DownloadClient(Map<String, String> environment, DownloadRules rules) {
        this.environment = Map.copyOf(environment);
        this.rules = rules;
        allowProxyPasswords();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(rules.connect())
                .proxy(new EnvironmentProxies())
                .sslContext(DownloadTrust.of(environment))
                .build();
    }

    /// Java sends no password to a proxy for https unless it is told to (net.properties). Only passwords
    /// that the user
    /// wrote into `https_proxy` are concerned.
    private static void allowProxyPasswords() {
        String property = "jdk.http.auth.tunneling.disabledSchemes";
        if (System.getProperty(property) == null) {
            System.setProperty(property, "");
        }
    }

    /// Gets the answer that all redirects lead to.
    ///
    /// @param patience the longest time until it begins
    /// @throws DownloadFault if there is none
    DownloadResponse get(DownloadAddress address, Map<String, String> headers, Duration patience) {
        List<DownloadAddress> way = new ArrayList<>(List.of(address));
        while (true) {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                    send(request(way.getLast(), address, headers, patience));
            DownloadBody body = new DownloadBody();
            response.body().subscribe(body);
            if (!REDIRECTS.contains(response.statusCode())) {
                return new DownloadResponse(response.statusCode(), response.headers(), body);
            }
            body.close();
            way.add(next(way, response.headers().firstValue("Location").orElse("")));
        }
    }

    private static DownloadAddress next(List<DownloadAddress> way, String location) {
        if (location.isEmpty()) {
            throw DownloadFault.lasting("it redirects to nowhere");
        }
        DownloadAddress next = way.getLast().redirected(location);
        if (!next.encrypted() && way.getFirst().encrypted()) {
            throw DownloadFault.lasting(
                    "it redirects to " + next.shown() + ", which is not encrypted; from https only https is followed");
        }
        if (way.stream().anyMatch(passed -> passed.uri().equals(next.uri()))) {
            String circle = way.stream().map(DownloadAddress::shown).collect(Collectors.joining(" -> "));
            throw DownloadFault.lasting("it redirects in a circle: " + circle + " -> " + next.shown());
        }
        if (way.size() > MOST_REDIRECTS) {
            throw DownloadFault.lasting("it redirects more than " + MOST_REDIRECTS + " times");
        }
        return next;
    }

    private HttpRequest request(
            DownloadAddress address, DownloadAddress original, Map<String, String> headers, Duration patience) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address.uri())
                .timeout(patience)
                .header("User-Agent", "foundry")
                .header("Accept-Encoding", "identity");
        headers.forEach(builder::header);
        if (address.sameOrigin(original)) {
            original.authorization().ifPresent(value -> builder.header("Authorization", value));
        }
        DownloadProxy.of(address.uri(), environment).ifPresent(proxy -> {
            if (proxy.userInfo() != null) {
                builder.header("Proxy-Authorization", DownloadAddress.basic(proxy.userInfo()));
            }
        });
        return builder.build();
    }

    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofPublisher());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new StorageException("the download was interrupted", interruption);
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    private DownloadFault fault(IOException failure) {
        return switch (failure) {
            case HttpConnectTimeoutException _ ->
                DownloadFault.passing("no connection within " + rules.connect().toSeconds() + " s", failure);
            case HttpTimeoutException _ -> stalled();
            case ConnectException _
            when failure.getCause() instanceof UnresolvedAddressException
                    || String.valueOf(failure.getCause()).contains("UnresolvedAddressException") ->
                DownloadFault.lasting("the server's name is not known", failure);
            case ConnectException _ -> DownloadFault.passing("the server takes no connection", failure);
            case SSLException _
            when within(failure, GeneralSecurityException.class) ->
                DownloadFault.lasting(
                        "the server's certificate cannot be trusted; SSL_CERT_FILE can name one to trust", failure);
            // A server that hangs up in the middle may be busy; one that answered will answer the same again.
            case SSLException _
            when !within(failure, EOFException.class, SocketException.class) ->
                DownloadFault.lasting(
                        "no TLS could be agreed on with the server (" + failure.getMessage() + ")", failure);
            default -> broken(failure);
        };
    }

    /// Whether one of these is the failure or behind it.
    private static boolean within(Throwable failure, Class<?>... kinds) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOne(cause, kinds)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(Throwable failure, Class<?>... kinds) {
        return Stream.of(kinds).anyMatch(kind -> kind.isInstance(failure));
    }

    /// Nothing came for as long as was waited.
    DownloadFault stalled() {
        return DownloadFault.passing("nothing came for " + rules.stall().toSeconds() + " s");
    }

    static DownloadFault broken(Throwable failure) {
        return DownloadFault.passing("the connection broke (" + failure.getMessage() + ")", failure);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private final class EnvironmentProxies extends ProxySelector {
        @Override
        public List<Proxy> select(URI target) {
            return DownloadProxy.of(target, environment)
                    .map(proxy -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.host(), proxy.port())))
                    .map(List::of)
                    .orElseGet(() -> List.of(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI target, SocketAddress address, IOException failure) {
            // The attempt itself says so.
        }
    }
}
