package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.InputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import xyz.cofront.foundry.hypervisor.SparseContent;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.hypervisor.Volumes;

/// Volumes by libvirt.
final class LibvirtVolumes implements Volumes {
    /// libvirt has a volume for a moment only while it opens it for somebody. Making or copying one takes longer, but
    /// whoever comes upon that is told soon.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Session session;
    private final WhileBusy whileBusy;

    LibvirtVolumes(Session session, Sleeper sleeper) {
        this.session = session;
        this.whileBusy = new WhileBusy(PATIENCE, sleeper);
    }

    @Override
    public List<Volume> list(String pool) {
        return session
                .ask(
                        "list the volumes of pool '" + pool + "'",
                        connection -> new StorageLists(connection).volumes(pool))
                .stream()
                .sorted(Comparator.comparing(Volume::name))
                .toList();
    }

    @Override
    public Optional<Volume> find(VolumeId id) {
        return session.ask("look up " + named(id), connection -> found(connection, id));
    }

    @Override
    public Optional<Volume> findByPath(String path) {
        return session.ask("look up the volume at '" + path + "'", connection -> found(connection, path));
    }

    @Override
    public Volume create(String pool, String xml) {
        return session.ask(
                "create a volume in pool '" + pool + "'",
                connection -> Freeing.use(
                        connection.storagePoolLookupByName(pool), found -> VolumeCreation.create(found, xml)));
    }

    /// libvirt answers when the last byte is written: QEMU's converter runs meanwhile.
    @Override
    public Volume copy(String pool, String xml, VolumeId source) {
        return session.askPatiently(
                "copy " + named(source) + " to a volume in pool '" + pool + "'",
                connection -> use(
                        connection,
                        source,
                        original -> Freeing.use(
                                connection.storagePoolLookupByName(pool),
                                target -> VolumeCreation.copy(target, xml, original))));
    }

    @Override
    public void resize(VolumeId id, long capacity) {
        whenFree("resize " + named(id), id, volume -> LibvirtFailure.check(volume.resize(capacity, 0)));
    }

    @Override
    public void upload(VolumeId id, long offset, long length, InputStream content, LongConsumer progress) {
        new VolumeUpload(session, whileBusy, id).upload(offset, length, content, progress);
    }

    @Override
    public void upload(VolumeId id, long offset, SparseContent content, LongConsumer progress) {
        new SparseUpload(session, whileBusy, id).upload(offset, content, progress);
    }

    @Override
    public byte[] read(VolumeId id, long offset, int length) {
        return whileBusy.call(() -> session.ask(
                "read " + named(id),
                connection -> use(
                        connection,
                        id,
                        unlessBusy(volume -> VolumeDownload.read(connection, volume, offset, length)))));
    }

    @Override
    public void delete(VolumeId id) {
        whenFree("delete " + named(id), id, volume -> volume.delete(0));
    }

    private void whenFree(String what, VolumeId id, LibvirtAction<StorageVol> action) {
        LibvirtCall<StorageVol, Boolean> call = unlessBusy(volume -> {
            action.on(volume);
            return true;
        });
        whileBusy.run(() -> session.act(what, connection -> use(connection, id, call)));
    }

    /// The same call, which fails as busy where somebody is at work on the volume.
    static <T> LibvirtCall<StorageVol, T> unlessBusy(LibvirtCall<StorageVol, T> call) {
        return volume -> {
            try {
                return call.on(volume);
            } catch (LibvirtException e) {
                throw busy(LibvirtFailure.of(e));
            }
        };
    }

    /// A volume was just found, so its pool is active: what is not valid is that libvirt makes, copies or wipes it,
    /// or opens it for somebody at this moment (`storageVolUpload` and others: "still in use").
    static LibvirtFailure busy(LibvirtFailure failure) {
        return failure.number() == ErrorNumber.VIR_ERR_OPERATION_INVALID
                ? failure.as(ErrorNumber.VIR_ERR_RESOURCE_BUSY)
                : failure;
    }

    static <T> T use(LibvirtConnection connection, VolumeId id, LibvirtCall<StorageVol, T> call)
            throws LibvirtException, LibvirtFailure {
        return Freeing.use(
                connection.storagePoolLookupByName(id.pool()),
                pool -> Freeing.use(pool.storageVolLookupByName(id.name()), call));
    }

    static String named(VolumeId id) {
        return "volume '" + id + "'";
    }

    private static Optional<Volume> found(LibvirtConnection connection, VolumeId id)
            throws LibvirtException, LibvirtFailure {
        try {
            return Optional.of(use(connection, id, volume -> VolumeCreation.facts(id.pool(), volume)));
        } catch (LibvirtException e) {
            return Absence.of(e, ErrorNumber.VIR_ERR_NO_STORAGE_POOL, ErrorNumber.VIR_ERR_NO_STORAGE_VOL);
        }
    }

    private static Optional<Volume> found(LibvirtConnection connection, String path)
            throws LibvirtException, LibvirtFailure {
        try {
            return Optional.of(Freeing.use(
                    connection.storageVolLookupByPath(path), volume -> VolumeCreation.facts(poolOf(volume), volume)));
        } catch (LibvirtException e) {
            return Absence.of(e, ErrorNumber.VIR_ERR_NO_STORAGE_POOL, ErrorNumber.VIR_ERR_NO_STORAGE_VOL);
        }
    }

    private static String poolOf(StorageVol volume) throws LibvirtException, LibvirtFailure {
        return Freeing.use(volume.storagePoolLookupByVolume(), StoragePool::getName);
    }
}
