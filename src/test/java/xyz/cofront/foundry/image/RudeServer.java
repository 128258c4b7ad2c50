package xyz.cofront.foundry.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/// A web server on loopback that answers as badly as it is told to. One request a connection.
public final class RudeServer implements AutoCloseable {
    /// What was asked.
    ///
    /// @param headers by their names in lower case
    public record Request(String method, String path, Map<String, String> headers) {
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /// Writes an answer, or less.
    @FunctionalInterface
    public interface Behaviour {
        void answer(Request request, OutputStream out) throws IOException;
    }

    private final String scheme;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Behaviour>> behaviours = new ConcurrentHashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    public RudeServer() throws IOException {
        this("http", ServerSocketFactory.getDefault());
    }

    public RudeServer(String scheme, ServerSocketFactory sockets) throws IOException {
        this.scheme = scheme;
        this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::serve);
    }

    /// @param successive one answer after the other; the last one for ever
    public RudeServer on(String path, Behaviour... successive) {
        behaviours.put(path, new ArrayDeque<>(List.of(successive)));
        return this;
    }

    public String url(String path) {
        return base() + path;
    }

    public String base() {
        return scheme + "://" + authority();
    }

    public String authority() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /// What was asked of the server in this header, `-` where it was not there.
    public List<String> asked(String header) {
        return requests().stream()
                .map(request -> request.header(header).orElse("-"))
                .toList();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            String first = reader.readLine();
            if (first == null) {
                return;
            }
            String[] words = first.split(" ", -1);
            Request request = new Request(words[0], words[1], headers(reader));
            requests.add(request);
            OutputStream out = connection.getOutputStream();
            next(request.path()).answer(request, out);
            out.flush();
        } catch (IOException gone) {
            // The client hung up, or never spoke.
        }
    }

    private Behaviour next(String path) {
        Deque<Behaviour> left = behaviours.getOrDefault(path.split("\\?", 2)[0], new ArrayDeque<>());
        synchronized (left) {
            return left.isEmpty() ? status(404) : left.size() == 1 ? left.getFirst() : left.removeFirst();
        }
    }

    private static Map<String, String> headers(BufferedReader reader) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            String[] parts = line.split(": *", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        return headers;
    }

    /// An answer without a body.
    public static Behaviour status(int status, String... headers) {
        return (request, out) -> {
            head(out, status, headers);
            line(out, "Content-Length: 0\r\n");
        };
    }

    public static Behaviour redirect(String location) {
        return status(302, "Location: " + location);
    }

    public static Behaviour text(String body, String... headers) {
        return (request, out) ->
                whole(body.getBytes(StandardCharsets.UTF_8), headers).answer(request, out);
    }

    /// All of it, with its length, whatever part was asked for.
    public static Behaviour whole(byte[] body, String... headers) {
        return part(body, body.length, body.length, headers);
    }

    /// Says one length and sends another.
    public static Behaviour part(byte[] body, int said, int sent, String... headers) {
        return (request, out) -> {
            head(out, 200, headers);
            line(out, "Content-Length: " + said + "\r\n");
            out.write(body, 0, sent);
        };
    }

    /// A good server's answer: the part that is asked for, if the validator is still the file's.
    public static Behaviour file(byte[] body, String etag) {
        return fileUntil(body, etag, body.length);
    }

    /// The same, and the connection ends at `end`.
    public static Behaviour fileUntil(byte[] body, String etag, int end) {
        return (request, out) -> {
            int start = start(request, etag);
            String[] headers = {"ETag: " + etag};
            if (request.header("If-None-Match").filter(etag::equals).isPresent()) {
                head(out, 304, headers);
                line(out, "");
                return;
            }
            head(out, start > 0 ? 206 : 200, headers);
            line(out, "Content-Range: bytes " + start + "-" + (body.length - 1) + "/" + body.length);
            line(out, "Content-Length: " + (body.length - start) + "\r\n");
            out.write(body, start, Math.max(0, end - start));
            out.flush();
        };
    }

    private static int start(Request request, String etag) {
        boolean current = request.header("If-Range").filter(etag::equals).isPresent();
        String range = request.header("Range").orElse("");
        return current && range.startsWith("bytes=") ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    }

    public static void head(OutputStream out, int status, String... headers) throws IOException {
        line(out, "HTTP/1.1 " + status + " Whatever\r\nConnection: close");
        for (String header : headers) {
            line(out, header);
        }
    }

    public static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Waits as a server does that has fallen asleep.
    public static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.shutdownNow();
    }
}
