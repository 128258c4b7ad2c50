package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.ByteArrayOutputStream;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;
import org.libvirt.Stream;

/// Reads a piece of a volume.
final class VolumeDownload {
    private static final int CHUNK = 256 * 1024;

    private VolumeDownload() {}

    static byte[] read(LibvirtConnection connection, StorageVol volume, long offset, int length)
            throws LibvirtException, LibvirtFailure {
        if (length == 0) {
            // To libvirt 0 means everything.
            return new byte[0];
        }
        Stream stream = connection.streamNew(0);
        try {
            volume.download(stream, offset, length, 0);
            byte[] bytes = received(stream);
            stream.finish();
            return bytes;
        } catch (LibvirtException | LibvirtFailure e) {
            Freeing.quietly(stream::abort);
            throw e;
        } finally {
            Freeing.quietly(stream::free);
        }
    }

    private static byte[] received(Stream stream) throws LibvirtException, LibvirtFailure {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int count = LibvirtFailure.check(stream.receive(chunk));
        while (count > 0) {
            bytes.write(chunk, 0, count);
            count = LibvirtFailure.check(stream.receive(chunk));
        }
        return bytes.toByteArray();
    }
}
