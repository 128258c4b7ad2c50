package xyz.cofront.foundry.hypervisor.libvirt;

import java.nio.ByteBuffer;
import java.util.List;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StoragePoolPointer;
import org.libvirt.jna.StorageVolPointer;
import org.libvirt.jna.StreamPointer;
import xyz.cofront.foundry.hypervisor.SparseContent.Data;
import xyz.cofront.foundry.hypervisor.SparseContent.Hole;
import xyz.cofront.foundry.hypervisor.SparseContent.Piece;
import xyz.cofront.foundry.hypervisor.VolumeId;

/// One of libvirt's streams into a volume, which takes holes as well as bytes. libvirt-java's own stream
/// knows none and does not hand out its pointer. For the connection's thread alone.
final class SparseStream {
    /// `VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM`.
    private static final int SPARSE = 1;

    /// The most that goes into one message. Measured with libvirt 9: of the 262,120 bytes that libvirt's own clients
    /// send, the daemon takes a third more time for as many bytes, and of a mebibyte three times as much.
    private static final int MESSAGE = 192 * 1024;

    private final NativeLibvirt library;
    private final StreamPointer stream;

    private SparseStream(NativeLibvirt library, StreamPointer stream) {
        this.library = library;
        this.stream = stream;
    }

    /// @param offset where the first byte goes; there is no limit to how many follow
    static SparseStream open(LibvirtConnection connection, VolumeId id, long offset) throws LibvirtFailure {
        Libvirt libvirt = Libvirt.INSTANCE;
        StoragePoolPointer pool =
                LibvirtFailure.check(libvirt.virStoragePoolLookupByName(connection.pointer(), id.pool()));
        try {
            StorageVolPointer volume = LibvirtFailure.check(libvirt.virStorageVolLookupByName(pool, id.name()));
            try {
                return open(connection, volume, offset);
            } finally {
                libvirt.virStorageVolFree(volume);
            }
        } finally {
            libvirt.virStoragePoolFree(pool);
        }
    }

    private static SparseStream open(LibvirtConnection connection, StorageVolPointer volume, long offset)
            throws LibvirtFailure {
        StreamPointer pointer = LibvirtFailure.check(Libvirt.INSTANCE.virStreamNew(connection.pointer(), 0));
        SparseStream stream = new SparseStream(connection.library(), pointer);
        try {
            LibvirtFailure.check(Libvirt.INSTANCE.virStorageVolUpload(volume, pointer, offset, 0, SPARSE));
            return stream;
        } catch (LibvirtFailure failure) {
            stream.close(false);
            throw LibvirtVolumes.busy(failure);
        }
    }

    void send(List<Piece> pieces) throws LibvirtFailure {
        for (Piece piece : pieces) {
            send(piece);
        }
    }

    private void send(Piece piece) throws LibvirtFailure {
        switch (piece) {
            case Data(ByteBuffer bytes) -> send(bytes);
            case Hole(long length) -> LibvirtFailure.check(library.virStreamSendHole(stream, length, 0));
        }
    }

    /// libvirt may take less than it is given.
    private void send(ByteBuffer bytes) throws LibvirtFailure {
        ByteBuffer rest = bytes.isDirect() ? bytes : copied(bytes);
        while (rest.hasRemaining()) {
            int wanted = Math.min(rest.remaining(), MESSAGE);
            int sent = LibvirtFailure.check(
                    Libvirt.INSTANCE.virStreamSend(stream, rest.slice(rest.position(), wanted), new SizeT(wanted)));
            rest.position(rest.position() + sent);
        }
        bytes.position(bytes.limit());
    }

    private static ByteBuffer copied(ByteBuffer bytes) {
        return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
    }

    /// Waits until all that was sent is written.
    void finish() throws LibvirtFailure {
        LibvirtFailure.check(Libvirt.INSTANCE.virStreamFinish(stream));
    }

    /// A stream that is freed without having been finished is aborted first, or libvirt would keep its
    /// volume busy.
    void close(boolean finished) {
        if (!finished) {
            Libvirt.INSTANCE.virStreamAbort(stream);
        }
        Libvirt.INSTANCE.virStreamFree(stream);
    }
}
