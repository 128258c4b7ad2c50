package xyz.cofront.foundry.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import xyz.cofront.foundry.fault.CallFault.Moment;

/// Stands between a client and libvirt's daemon, counts the calls and lets one go wrong.
public final class RpcProxy implements AutoCloseable {
    private final Path socket;
    private final Path daemon;
    private final CallFault fault;
    private final ServerSocketChannel door;
    private final List<Integer> procedures = new CopyOnWriteArrayList<>();
    private final List<RpcLine> lines = new CopyOnWriteArrayList<>();

    /// @param socket where clients knock; the file is made here and removed at the end
    /// @param daemon the daemon's own socket
    public RpcProxy(Path socket, Path daemon, CallFault fault) {
        this.socket = socket;
        this.daemon = daemon;
        this.fault = fault;
        try {
            this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    /// What a client connects to.
    public String uri() {
        return "qemu:///system?socket=" + socket;
    }

    /// How many calls were made.
    public int calls() {
        return procedures.size();
    }

    /// The numbers of the procedures that were called (libvirt's remote_protocol.x), in order.
    public List<Integer> procedures() {
        return List.copyOf(procedures);
    }

    /// A packet from the client.
    ///
    /// @return the call's number, or -1 if it is none
    int count(RpcPacket packet) {
        if (!packet.isCall()) {
            return -1;
        }
        synchronized (procedures) {
            procedures.add(packet.procedure());
            return procedures.size() - 1;
        }
    }

    Reaction before(int call) {
        return fault.at(call, Moment.BEFORE);
    }

    Reaction after(int call) {
        return fault.at(call, Moment.AFTER);
    }

    /// Whether the answer to this call is to be waited for.
    boolean awaits(int call) {
        return call >= 0 && call == fault.call() && fault.moment() == Moment.AFTER;
    }

    private void welcome() {
        try {
            while (true) {
                SocketChannel client = door.accept();
                RpcLine line = new RpcLine(this, client, SocketChannel.open(UnixDomainSocketAddress.of(daemon)));
                lines.add(line);
                line.start();
            }
        } catch (IOException closed) {
            // The proxy ends, or the daemon is gone; to a client both are a closed door.
            shut();
        }
    }

    private void shut() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Hangs up on everybody.
    @Override
    public void close() {
        shut();
        lines.forEach(RpcLine::hangUp);
        try {
            Files.deleteIfExists(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
