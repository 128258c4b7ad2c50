package xyz.cofront.foundry.image;

import java.io.ByteArrayInputStream;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;
import xyz.cofront.foundry.libvirtxml.VolumeXml;

/// A raw volume to be made, and to be removed again only if it was made here.
final class NewVolume {
    private final Volumes volumes;
    private final VolumeId id;
    private final long size;
    private boolean mayBeOurs;

    NewVolume(Volumes volumes, VolumeId id, long size) {
        this.volumes = volumes;
        this.id = id;
        this.size = size;
    }

    void create() {
        try {
            volumes.create(id.pool(), VolumeXml.raw(id.name(), size));
            mayBeOurs = true;
        } catch (HypervisorException failure) {
            // Without an answer it may have been made; refused, it was not, and one of that name is somebody else's.
            mayBeOurs = failure.kind() == Kind.TIMEOUT || failure.kind() == Kind.CONNECTION;
            throw failure;
        }
    }

    void write(byte[] bytes) {
        volumes.upload(id, 0, bytes.length, new ByteArrayInputStream(bytes), done -> {});
    }

    void remove() {
        if (mayBeOurs && volumes.find(id).isPresent()) {
            delete(volumes, id);
        }
    }

    /// Deletes a volume; one that is gone already is no failure.
    static void delete(Volumes volumes, VolumeId id) {
        try {
            volumes.delete(id);
        } catch (HypervisorException failure) {
            if (failure.kind() != Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }
}
