package xyz.cofront.foundry.hypervisor;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/// Storage volumes. The pool must be active.
public interface Volumes {
    /// Sorted by name. Throws `NOT_FOUND` if there is no such pool, `WRONG_STATE` if it is not active.
    List<Volume> list(String pool);

    /// Empty if the pool or the volume is not there.
    Optional<Volume> find(VolumeId id);

    /// The volume whose path this is, in whichever active pool.
    Optional<Volume> findByPath(String path);

    /// @throws HypervisorException `ALREADY_EXISTS` if the name is taken; `NO_SPACE` if the pool is full
    Volume create(String pool, String xml);

    /// Makes a volume with the bytes of another one, of any pool, in the format that its XML or its pool
    /// asks for. It may take as long as the bytes take.
    ///
    /// @throws HypervisorException `ALREADY_EXISTS` if the name is taken; `NO_SPACE` if the pool is full;
    ///     `NOT_FOUND` if there is no such source
    Volume copy(String pool, String xml, VolumeId source);

    /// Gives a volume that no running domain uses more room; its bytes stay.
    ///
    /// @param capacity in bytes, not less than now
    /// @throws HypervisorException `INVALID` if that is less than now; `UNSUPPORTED` if the pool's volumes
    ///     cannot grow
    void resize(VolumeId id, long capacity);

    /// Writes exactly `length` bytes of `content` at `offset`, streamed. Each chunk has the connection's
    /// deadline, not the whole.
    ///
    /// @param progress told the bytes written so far, from this call's start
    /// @throws HypervisorException if the stream holds fewer bytes or the volume takes fewer
    void upload(VolumeId id, long offset, long length, InputStream content, LongConsumer progress);

    /// Writes all of `content` from `offset` on, streamed, without sending its holes. A volume that is a
    /// file ends where the content ends, and grows to it if need be; in any, what lies under a hole must be
    /// zeros already.
    ///
    /// @param progress told how far the content is written, holes included, from this call's start
    void upload(VolumeId id, long offset, SparseContent content, LongConsumer progress);

    /// Reads up to `length` bytes from `offset`; fewer where the volume ends.
    byte[] read(VolumeId id, long offset, int length);

    /// @throws HypervisorException `NOT_FOUND` if it is gone already
    void delete(VolumeId id);
}
