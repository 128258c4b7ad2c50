package xyz.cofront.foundry.hypervisor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;

/// One volume's state and bytes. Guarded by the lock of the [MemoryState] that holds it.
final class MemoryVolume {
    private static final int QCOW2_MAGIC = 0x514649fb;
    private static final int QCOW2_HEADER = 104;
    private static final int ISO_MAGIC_AT = 0x8001;

    final String name;
    final String path;
    long capacity;
    /// What was reserved when it was made; bytes written may need more.
    final long reserved;
    /// The length of the file, which for qcow2 is not the capacity.
    long length;
    String format;
    Optional<String> backing;
    byte[] bytes;
    Instant changed;
    /// Whether its file was removed behind the pool's back.
    boolean vanished;

    MemoryVolume(
            String name,
            String path,
            long capacity,
            long reserved,
            String format,
            Optional<String> backing,
            Instant now) {
        this.name = name;
        this.path = path;
        this.capacity = capacity;
        this.reserved = reserved;
        this.format = format;
        this.backing = backing;
        this.changed = now;
        this.bytes = format.equals("qcow2") ? qcow2Header(capacity, backing) : new byte[0];
        this.length = format.equals("qcow2") ? bytes.length : capacity;
    }

    static MemoryVolume read(String xml, MemoryPool pool, Instant now) {
        Element volume = MemoryXml.parse(xml, "volume");
        String name =
                MemoryXml.text(volume, "name").orElseThrow(() -> MemoryXml.invalid("missing volume name element"));
        if (name.contains("/")) {
            throw MemoryXml.invalid("volume name '" + name + "' cannot contain '/'");
        }
        long capacity = MemoryXml.at(volume, "capacity")
                .map(element -> MemoryXml.bytes(element, "B"))
                .orElseThrow(() -> MemoryXml.invalid("missing capacity element"));
        String format = MemoryXml.at(volume, "target", "format")
                .flatMap(element -> MemoryXml.attribute(element, "type"))
                .filter(word -> !pool.block())
                .orElse("raw");
        long reserved = MemoryXml.at(volume, "allocation")
                .map(element -> MemoryXml.bytes(element, "B"))
                .orElse(format.equals("raw") ? capacity : 0L);
        return new MemoryVolume(
                name,
                pool.path + "/" + name,
                capacity,
                reserved,
                format,
                MemoryXml.text(volume, "backingStore", "path"),
                now);
    }

    long allocation() {
        return Math.max(reserved, bytes.length);
    }

    MemoryVolume write(long offset, byte[] chunk, Instant now) {
        int end = Math.toIntExact(offset + chunk.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, end);
        }
        System.arraycopy(chunk, 0, bytes, (int) offset, chunk.length);
        length = Math.max(length, end);
        changed = now;
        return this;
    }

    /// What a log does; its pool sees the new size whenever it is asked.
    void append(byte[] more) {
        write(length, more, changed);
        capacity = length;
    }

    /// As libvirt does, a hole cuts the file off where it ends; what follows makes it longer again.
    MemoryVolume hole(long end, Instant now) {
        if (end < bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(end));
        }
        length = end;
        changed = now;
        return this;
    }

    byte[] read(long offset, int count) {
        long end = Math.min(length, offset + count);
        if (end <= offset) {
            return new byte[0];
        }
        byte[] result = new byte[(int) (end - offset)];
        int known = (int) Math.max(0, Math.min(bytes.length, end) - offset);
        System.arraycopy(bytes, (int) Math.min(offset, bytes.length), result, 0, known);
        return result;
    }

    /// @throws HypervisorException `INVALID` if that is less than now
    void resize(long wanted) {
        if (wanted < capacity) {
            throw MemoryXml.invalid(
                    "Can't shrink capacity below current capacity unless shrink flag explicitly specified");
        }
        capacity = wanted;
        if (format.equals("qcow2")) {
            ByteBuffer.wrap(bytes).putLong(24, wanted);
        } else {
            length = wanted;
        }
    }

    /// libvirt looks at the bytes again after an upload and believes them.
    MemoryVolume probed() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length >= 32 && buffer.getInt(0) == QCOW2_MAGIC) {
            format = "qcow2";
            capacity = buffer.getLong(24);
            backing = backingName(buffer);
            return this;
        }
        backing = Optional.empty();
        capacity = length;
        format = isIso() ? "iso" : "raw";
        return this;
    }

    Volume facts(String pool) {
        return new Volume(
                new VolumeId(pool, name),
                path,
                capacity,
                allocation(),
                length,
                format,
                backing,
                Optional.of(changed),
                Optional.of(changed));
    }

    String describe() {
        return String.format(
                Locale.ROOT,
                "%s %s capacity=%d reserved=%d backing=%s bytes=%s",
                path,
                format,
                capacity,
                reserved,
                backing.orElse("-"),
                bytes.length < 64 ? HexFormat.of().formatHex(bytes) : bytes.length + "#" + Arrays.hashCode(bytes));
    }

    /// The fields of a version 3 header that readers look at first; no tables follow.
    private static byte[] qcow2Header(long capacity, Optional<String> backing) {
        byte[] name = backing.orElse("").getBytes(StandardCharsets.UTF_8);
        ByteBuffer header = ByteBuffer.allocate(QCOW2_HEADER + name.length);
        header.putInt(0, QCOW2_MAGIC)
                .putInt(4, 3)
                .putInt(20, 16)
                .putLong(24, capacity)
                .putInt(100, QCOW2_HEADER);
        header.putLong(8, name.length == 0 ? 0 : QCOW2_HEADER).putInt(16, name.length);
        return header.put(QCOW2_HEADER, name).array();
    }

    private Optional<String> backingName(ByteBuffer header) {
        long offset = header.getLong(8);
        int size = header.getInt(16);
        if (offset <= 0 || size <= 0 || offset + size > bytes.length) {
            return Optional.empty();
        }
        return Optional.of(new String(bytes, (int) offset, size, StandardCharsets.UTF_8));
    }

    private boolean isIso() {
        byte[] magic = "CD001".getBytes(StandardCharsets.US_ASCII);
        return bytes.length >= ISO_MAGIC_AT + magic.length
                && Arrays.equals(bytes, ISO_MAGIC_AT, ISO_MAGIC_AT + magic.length, magic, 0, magic.length);
    }
}
