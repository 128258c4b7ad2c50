package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.hypervisor.SparseContent.Piece;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// Streams bytes with holes into a volume. Some pieces at a time are a call with its own deadline; what is slow
/// at the content's end costs no libvirt call its time. Fewer at a time would wake two threads for each.
final class SparseUpload {
    private final Session session;
    private final WhileBusy whileBusy;
    private final String what;
    private final VolumeId id;

    SparseUpload(Session session, WhileBusy whileBusy, VolumeId id) {
        this.session = session;
        this.whileBusy = whileBusy;
        this.id = id;
        this.what = "upload to " + LibvirtVolumes.named(id);
    }

    void upload(long offset, SparseContent content, LongConsumer progress) {
        SparseStream stream =
                whileBusy.call(() -> session.ask(what, connection -> SparseStream.open(connection, id, offset)));
        boolean done = false;
        try {
            send(stream, content, progress);
            session.act(what, _ -> stream.finish());
            done = true;
        } finally {
            close(stream, done);
        }
    }

    private void send(SparseStream stream, SparseContent content, LongConsumer progress) {
        long sent = 0;
        List<Piece> pieces = pieces(content);
        while (!pieces.isEmpty()) {
            List<Piece> now = pieces;
            sent += now.stream().mapToLong(Piece::length).sum();
            session.act(what, _ -> stream.send(now));
            progress.accept(sent);
            pieces = pieces(content);
        }
    }

    /// None after the last.
    private List<Piece> pieces(SparseContent content) {
        List<Piece> pieces = new ArrayList<>();
        Optional<Piece> piece = next(content);
        while (piece.isPresent()) {
            pieces.add(piece.get());
            piece = pieces.size() < SparseContent.AT_ONCE ? next(content) : Optional.empty();
        }
        return List.copyOf(pieces);
    }

    private Optional<Piece> next(SparseContent content) {
        try {
            return content.next();
        } catch (IOException e) {
            throw new HypervisorException(Kind.FAILED, "cannot " + what + ": the content cannot be read", e);
        }
    }

    /// Never fails: what went wrong before matters more.
    private void close(SparseStream stream, boolean done) {
        try {
            session.act(what, _ -> stream.close(done));
        } catch (HypervisorException e) {
            // The connection is lost, and the stream with it.
        }
    }
}
