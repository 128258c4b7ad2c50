package xyz.cofront.foundry.hypervisor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.SparseContent.Data;
import xyz.cofront.foundry.hypervisor.SparseContent.Hole;
import xyz.cofront.foundry.hypervisor.SparseContent.Piece;

/// The in-memory host's volumes.
final class MemoryVolumes implements Volumes {
    private static final int CHUNK = 256 * 1024;

    private final MemoryConnection connection;
    private final MemoryState state;

    MemoryVolumes(MemoryConnection connection) {
        this.connection = connection;
        this.state = connection.state();
    }

    @Override
    public List<Volume> list(String pool) {
        return connection.look(
                "volumes.list",
                () -> state.activePool(pool).volumes.values().stream()
                        .filter(volume -> !volume.vanished)
                        .map(volume -> volume.facts(pool))
                        .toList());
    }

    @Override
    public Optional<Volume> find(VolumeId id) {
        return connection.look(
                "volumes.find",
                () -> state.pools.containsKey(id.pool())
                        ? Optional.ofNullable(
                                        state.activePool(id.pool()).volumes.get(id.name()))
                                .filter(volume -> !volume.vanished)
                                .map(volume -> volume.facts(id.pool()))
                        : Optional.empty());
    }

    @Override
    public Optional<Volume> findByPath(String path) {
        return connection.look(
                "volumes.findByPath",
                () -> state.pools.values().stream()
                        .filter(pool -> pool.active)
                        .flatMap(pool -> pool.volumes.values().stream()
                                .filter(volume -> !volume.vanished)
                                .map(volume -> volume.facts(pool.name)))
                        .filter(volume -> volume.path().equals(path))
                        .findFirst());
    }

    @Override
    public Volume create(String poolName, String xml) {
        return connection.change("volumes.create", () -> {
            MemoryPool pool = state.activePool(poolName);
            return added(pool, MemoryVolume.read(xml, pool, state.clock.instant()));
        });
    }

    /// A raw source's bytes are copied; what stands in a qcow2 one would have to be converted.
    @Override
    public Volume copy(String poolName, String xml, VolumeId source) {
        return connection.change("volumes.copy", () -> {
            MemoryPool pool = state.activePool(poolName);
            MemoryVolume original = state.volume(source);
            MemoryVolume volume = MemoryVolume.read(xml, pool, state.clock.instant());
            Volume made = added(pool, volume);
            if (original.format.equals("raw")) {
                volume.write(0, original.bytes, state.clock.instant());
            }
            return made;
        });
    }

    @Override
    public void resize(VolumeId id, long capacity) {
        connection.act("volumes.resize", () -> {
            MemoryVolume volume = state.volume(id);
            MemoryPool pool = state.pool(id.pool());
            if (pool.block()) {
                throw new HypervisorException(
                        Kind.UNSUPPORTED, "storage pool does not support changing of volume capacity");
            }
            volume.resize(capacity);
        });
    }

    private Volume added(MemoryPool pool, MemoryVolume volume) {
        if (pool.files().anyMatch(file -> file.name.equals(volume.name))) {
            throw new HypervisorException(
                    Kind.ALREADY_EXISTS, "storage volume name '" + volume.name + "' already in use.");
        }
        volume.backing.filter(path -> !state.fileExists(path)).ifPresent(path -> {
            throw new HypervisorException(
                    Kind.FAILED, "inaccessible backing store volume " + path + ": No such file or directory");
        });
        pool.reserve(volume.allocation());
        pool.volumes.put(volume.name, volume);
        return volume.facts(pool.name);
    }

    @Override
    public void upload(VolumeId id, long offset, long length, InputStream content, LongConsumer progress) {
        connection.stream("volumes.upload", () -> {
            connection.locked(() -> state.volume(id));
            long done = 0;
            while (done < length) {
                byte[] chunk = chunk(content, (int) Math.min(CHUNK, length - done));
                write(id, offset + done, chunk);
                done += chunk.length;
                progress.accept(done);
            }
            connection.locked(() -> state.volume(id).probed());
        });
    }

    @Override
    public void upload(VolumeId id, long offset, SparseContent content, LongConsumer progress) {
        connection.stream("volumes.upload", () -> {
            connection.locked(() -> state.volume(id));
            long done = 0;
            Optional<Piece> piece = next(content);
            while (piece.isPresent()) {
                long length = piece.get().length();
                write(id, offset + done, piece.get());
                done += length;
                progress.accept(done);
                piece = next(content);
            }
            connection.locked(() -> state.volume(id).probed());
        });
    }

    private void write(VolumeId id, long offset, Piece piece) {
        switch (piece) {
            case Data(ByteBuffer bytes) -> {
                byte[] chunk = new byte[bytes.remaining()];
                bytes.get(chunk);
                write(id, offset, chunk);
            }
            case Hole(long length) ->
                connection.locked(() -> state.volume(id).hole(offset + length, state.clock.instant()));
        }
    }

    private static Optional<Piece> next(SparseContent content) {
        try {
            return content.next();
        } catch (IOException e) {
            throw new HypervisorException(Kind.FAILED, "the content cannot be read", e);
        }
    }

    @Override
    public byte[] read(VolumeId id, long offset, int length) {
        return connection.change("volumes.read", () -> state.volume(id).read(offset, length));
    }

    @Override
    public void delete(VolumeId id) {
        connection.act("volumes.delete", () -> {
            state.volume(id);
            state.pool(id.pool()).volumes.remove(id.name());
        });
    }

    private void write(VolumeId id, long offset, byte[] chunk) {
        connection.locked(() -> {
            MemoryVolume volume = state.volume(id);
            long more = offset + chunk.length - volume.allocation();
            if (more > 0) {
                state.pool(id.pool()).reserve(more);
            }
            return volume.write(offset, chunk, state.clock.instant());
        });
    }

    private static byte[] chunk(InputStream content, int length) {
        try {
            byte[] chunk = content.readNBytes(length);
            if (chunk.length == 0) {
                throw new HypervisorException(Kind.FAILED, "the content ended before its length");
            }
            return chunk;
        } catch (IOException e) {
            throw new HypervisorException(Kind.FAILED, "the content cannot be read", e);
        }
    }
}
