package xyz.cofront.foundry.fault;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/// One packet between a client and libvirt's daemon (libvirt's virnetprotocol.x): its length in four bytes, which
/// counts
/// those too, then program, version, procedure, type, serial number and status, all big-endian, then what it carries.
///
/// @param bytes the whole packet, with its length
public record RpcPacket(ByteBuffer bytes) {
    private static final int LENGTH = 4;
    private static final int HEADER = 28;
    /// `VIR_NET_MESSAGE_MAX` and some air; what is longer is no packet.
    private static final int LONGEST = 64 << 20;

    private static final int PROGRAM_AT = 4;
    private static final int PROCEDURE_AT = 12;
    private static final int TYPE_AT = 16;
    private static final int SERIAL_AT = 20;

    private static final int KEEPALIVE = 0x6b656570;

    /// @return empty if the other side hung up between two packets
    /// @throws IOException if it hung up inside one, or this is another protocol
    public static Optional<RpcPacket> read(ReadableByteChannel from) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(LENGTH);
        if (from.read(length) < 0) {
            return Optional.empty();
        }
        fill(from, length);
        int size = length.flip().getInt();
        if (size < HEADER || size > LONGEST) {
            throw new IOException("a packet of " + size + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).putInt(size);
        fill(from, bytes);
        return Optional.of(new RpcPacket(bytes.flip()));
    }

    private static void fill(ReadableByteChannel from, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (from.read(buffer) < 0) {
                throw new EOFException("the connection ended inside a packet");
            }
        }
    }

    public void write(WritableByteChannel to) throws IOException {
        ByteBuffer all = bytes.duplicate();
        while (all.hasRemaining()) {
            to.write(all);
        }
    }

    /// Whether it asks for something: no reply, event, keepalive or piece of a stream.
    public boolean isCall() {
        int type = bytes.getInt(TYPE_AT);
        return bytes.getInt(PROGRAM_AT) != KEEPALIVE && (type == Type.CALL || type == Type.CALL_WITH_FDS);
    }

    /// Whether it answers the call of this serial number.
    public boolean answers(int serial) {
        int type = bytes.getInt(TYPE_AT);
        return (type == Type.REPLY || type == Type.REPLY_WITH_FDS) && serial() == serial;
    }

    public int procedure() {
        return bytes.getInt(PROCEDURE_AT);
    }

    public int serial() {
        return bytes.getInt(SERIAL_AT);
    }

    /// `virNetMessageType`.
    private static final class Type {
        static final int CALL = 0;
        static final int REPLY = 1;
        static final int CALL_WITH_FDS = 4;
        static final int REPLY_WITH_FDS = 5;
    }
}
