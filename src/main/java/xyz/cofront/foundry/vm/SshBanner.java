package xyz.cofront.foundry.vm;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// Connects and reads the first line: a server's is `SSH-` and its version (RFC 4253, section 4.2). An open port alone
/// proves nothing: systemd's socket opens it before there is a server.
public final class SshBanner implements SshProbe {
    private static final byte[] START = "SSH-".getBytes(StandardCharsets.US_ASCII);

    private final int patience;

    /// @param patience for the connection, and again for the first bytes
    public SshBanner(Duration patience) {
        this.patience = Math.toIntExact(patience.toMillis());
    }

    @Override
    public String ask(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), port), patience);
            socket.setSoTimeout(patience);
            return answers(socket.getInputStream()) ? ANSWERS : "what answers is no SSH server";
        } catch (SocketTimeoutException late) {
            return "no answer";
        } catch (NoRouteToHostException nobody) {
            return "no answer";
        } catch (ConnectException refused) {
            return "connection refused";
        } catch (IOException failure) {
            return "connection broken off";
        }
    }

    private static boolean answers(InputStream in) throws IOException {
        return Arrays.equals(in.readNBytes(START.length), START);
    }
}
