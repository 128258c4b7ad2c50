package xyz.cofront.foundry.fault;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/// One connection through a proxy: two threads that hand on packets, one each way.
final class RpcLine {
    private static final int NO_SERIAL = -1;

    private final RpcProxy proxy;
    private final SocketChannel client;
    private final SocketChannel daemon;
    private volatile int awaitedSerial = NO_SERIAL;
    private volatile int awaitedCall;
    private volatile boolean silent;

    RpcLine(RpcProxy proxy, SocketChannel client, SocketChannel daemon) {
        this.proxy = proxy;
        this.client = client;
        this.daemon = daemon;
    }

    void start() {
        Thread.ofVirtual().start(() -> handOn(client, daemon, this::asked));
        Thread.ofVirtual().start(() -> handOn(daemon, client, this::answered));
    }

    private Reaction asked(RpcPacket packet) {
        int call = proxy.count(packet);
        if (proxy.awaits(call)) {
            awaitedCall = call;
            awaitedSerial = packet.serial();
        }
        return proxy.before(call);
    }

    private Reaction answered(RpcPacket packet) {
        return awaitedSerial != NO_SERIAL && packet.answers(awaitedSerial) ? proxy.after(awaitedCall) : Reaction.PASS;
    }

    private void handOn(SocketChannel from, SocketChannel to, Judge judge) {
        try {
            Optional<RpcPacket> packet = RpcPacket.read(from);
            while (packet.isPresent()) {
                if (!handOn(packet.get(), to, judge)) {
                    return;
                }
                packet = RpcPacket.read(from);
            }
        } catch (IOException gone) {
            // One of the two has hung up, which the other is to learn.
        }
        hangUp();
    }

    /// @return whether to go on
    private boolean handOn(RpcPacket packet, SocketChannel to, Judge judge) throws IOException {
        if (silent) {
            return true;
        }
        switch (judge.reaction(packet)) {
            case PASS -> packet.write(to);
            case SILENCE -> silent = true;
            case DROP -> {
                hangUp();
                return false;
            }
        }
        return true;
    }

    void hangUp() {
        for (SocketChannel side : new SocketChannel[] {client, daemon}) {
            try {
                side.close();
            } catch (IOException failure) {
                // It is closed all the same.
            }
        }
    }

    @FunctionalInterface
    private interface Judge {
        Reaction reaction(RpcPacket packet);
    }
}
