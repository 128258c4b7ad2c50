package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.libvirt.LibvirtException;
import org.libvirt.Stream;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// Streams bytes into a volume. Each piece is a call of its own, with its own deadline; what is slow at the content's
/// end costs no libvirt call its time.
final class VolumeUpload {
    /// What libvirt puts into one message (`VIR_NET_MESSAGE_LEGACY_PAYLOAD_MAX`); more would be cut in two.
    private static final int MESSAGE = 262_120;

    /// Messages to a call, so that handing work from thread to thread costs little.
    private static final int PIECE = 4 * MESSAGE;

    private final Session session;
    private final WhileBusy whileBusy;
    private final VolumeId id;
    private final String what;

    VolumeUpload(Session session, WhileBusy whileBusy, VolumeId id) {
        this.session = session;
        this.whileBusy = whileBusy;
        this.id = id;
        this.what = "upload to " + LibvirtVolumes.named(id);
    }

    void upload(long offset, long length, InputStream content, LongConsumer progress) {
        if (length == 0) {
            // To libvirt 0 means no limit.
            return;
        }
        Stream stream = whileBusy.call(() -> opened(offset, length));
        boolean done = false;
        try {
            send(stream, length, content, progress);
            session.act(what, connection -> LibvirtFailure.check(stream.finish()));
            done = true;
        } finally {
            close(stream, done);
        }
    }

    private Stream opened(long offset, long length) {
        return session.ask(
                what,
                connection -> LibvirtVolumes.use(connection, id, LibvirtVolumes.unlessBusy(volume -> {
                    Stream stream = connection.streamNew(0);
                    try {
                        volume.upload(stream, offset, length, 0);
                        return stream;
                    } catch (LibvirtException e) {
                        Freeing.quietly(stream::abort);
                        Freeing.quietly(stream::free);
                        throw e;
                    }
                })));
    }

    private void send(Stream stream, long length, InputStream content, LongConsumer progress) {
        byte[] piece = new byte[(int) Math.min(PIECE, length)];
        long sent = 0;
        while (sent < length) {
            int count = read(content, piece, (int) Math.min(piece.length, length - sent));
            session.act(what, connection -> sendAll(stream, piece, count));
            sent += count;
            progress.accept(sent);
        }
    }

    private int read(InputStream content, byte[] piece, int wanted) {
        try {
            int count = content.readNBytes(piece, 0, wanted);
            if (count < wanted) {
                throw new HypervisorException(Kind.FAILED, "cannot " + what + ": the content ended before its length");
            }
            return count;
        } catch (IOException e) {
            throw new HypervisorException(Kind.FAILED, "cannot " + what + ": the content cannot be read", e);
        }
    }

    private static void sendAll(Stream stream, byte[] piece, int length) throws LibvirtException, LibvirtFailure {
        int sent = 0;
        while (sent < length) {
            byte[] message = Arrays.copyOfRange(piece, sent, Math.min(length, sent + MESSAGE));
            sent += LibvirtFailure.check(stream.send(message));
        }
    }

    /// Never fails: what went wrong before matters more. A stream that is freed without having been finished or aborted
    /// would be finished by libvirt-java, as if all were well.
    private void close(Stream stream, boolean done) {
        try {
            session.act(what, connection -> {
                if (!done) {
                    Freeing.quietly(stream::abort);
                }
                Freeing.quietly(stream::free);
            });
        } catch (HypervisorException e) {
            // The connection is lost, and the stream with it.
        }
    }
}
