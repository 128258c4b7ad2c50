package xyz.cofront.foundry.hypervisor.libvirt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import xyz.cofront.foundry.hypervisor.HostFiles;

/// The files of this host by the JDK.
final class LocalFiles implements HostFiles {
    private static final int QCOW2_MAGIC = 0x514649fb;
    /// Fields of a qcow2 header and the longest name it may hold (QEMU, docs/interop/qcow2.txt).
    private static final int QCOW2_BACKING_OFFSET = 8;
    private static final int QCOW2_BACKING_SIZE = 16;
    private static final int LONGEST_BACKING = 1023;
    private static final int QED_MAGIC = 0x51454400;
    /// Fields of a QED header, little-endian (QEMU, docs/interop/qed_spec.txt).
    private static final int QED_BACKING_OFFSET = 56;
    private static final int QED_BACKING_SIZE = 60;
    private static final int HEADER = 64;

    @Override
    public boolean taken(String path) {
        try {
            return Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException unseen) {
            return false;
        }
    }

    @Override
    public String real(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException | InvalidPathException unseen) {
            return path;
        }
    }

    @Override
    public Optional<String> backing(String path) {
        try {
            Path file = Path.of(path);
            // Nothing else ends, or can be read without changing anything.
            return Files.isRegularFile(file) ? header(file).map(name -> named(file, name)) : Optional.empty();
        } catch (IOException | InvalidPathException unseen) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = bytes(channel, 0, HEADER);
            if (header.remaining() < HEADER) {
                return Optional.empty();
            }
            return switch (header.getInt(0)) {
                case QCOW2_MAGIC ->
                    name(channel, header.getLong(QCOW2_BACKING_OFFSET), header.getInt(QCOW2_BACKING_SIZE));
                case QED_MAGIC -> {
                    ByteBuffer numbers = header.order(ByteOrder.LITTLE_ENDIAN);
                    yield name(channel, numbers.getInt(QED_BACKING_OFFSET), numbers.getInt(QED_BACKING_SIZE));
                }
                default -> Optional.empty();
            };
        }
    }

    private static Optional<String> name(FileChannel channel, long offset, int size) throws IOException {
        return offset <= 0 || size <= 0 || size > LONGEST_BACKING
                ? Optional.empty()
                : Optional.of(StandardCharsets.UTF_8
                        .decode(bytes(channel, offset, size))
                        .toString());
    }

    private static ByteBuffer bytes(FileChannel channel, long offset, int size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        long at = offset;
        for (int read = 1; read > 0 && bytes.hasRemaining(); at += Math.max(0, read)) {
            read = channel.read(bytes, at);
        }
        return bytes.flip();
    }

    /// A relative name is meant from the overlay's folder; `json:` stands before options, not before a path.
    private static String named(Path overlay, String name) {
        if (name.startsWith("json:")) {
            return name;
        }
        String plain = name.startsWith("file:") ? name.substring("file:".length()) : name;
        return overlay.resolveSibling(plain).toString();
    }
}
