package xyz.cofront.foundry.cloudinit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A CD image as it stands in its volume. It is written from its beginning to its end, so one that was cut off is a
/// beginning of what was meant, and zeros.
public final class WrittenSeed {
    private static final int SECTOR = 2048;
    private static final int DESCRIPTOR = 16 * SECTOR;
    /// Fields of a primary volume descriptor and of a directory's records (ECMA-119 8.4, 9.1), little-endian.
    private static final int ROOT_EXTENT = 156 + 2;
    private static final int EXTENT = 2;
    private static final int LENGTH = 10;
    private static final int NAME = 33;

    private WrittenSeed() {}

    /// Whether all of it was written: the files of [NoCloudIso] are text, so the last byte of each is none of zero.
    ///
    /// @param image the whole volume
    public static boolean whole(byte[] image) {
        ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        if (image.length <= DESCRIPTOR + SECTOR || !signed(image)) {
            return false;
        }
        long root = Integer.toUnsignedLong(bytes.getInt(DESCRIPTOR + ROOT_EXTENT)) * SECTOR;
        if (root + SECTOR > image.length) {
            return false;
        }
        return files(bytes, (int) root) == 3;
    }

    /// How many files the folder has, all of them written; -1 if one is not. Its records end with a length of zero, and
    /// the first two are the folder itself.
    private static int files(ByteBuffer bytes, int root) {
        int at = root;
        int records = 0;
        for (int length = length(bytes, at); length > 0 && at + length < root + SECTOR; length = length(bytes, at)) {
            if (records > 1 && !written(bytes, at)) {
                return -1;
            }
            records++;
            at += length;
        }
        return records - 2;
    }

    /// The user-data on an image that is whole; it holds secrets.
    ///
    /// @param image the whole volume
    /// @return empty if it is no whole image
    public static Optional<String> userData(byte[] image) {
        if (!whole(image)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        int at = bytes.getInt(DESCRIPTOR + ROOT_EXTENT) * SECTOR;
        for (int length = length(bytes, at); length > 0; length = length(bytes, at)) {
            String name = new String(image, at + NAME, bytes.get(at + NAME - 1), StandardCharsets.US_ASCII);
            if (name.equals(SeedFile.USER_DATA)) {
                return Optional.of(new String(
                        image, bytes.getInt(at + EXTENT) * SECTOR, bytes.getInt(at + LENGTH), StandardCharsets.UTF_8));
            }
            at += length;
        }
        return Optional.empty();
    }

    private static int length(ByteBuffer bytes, int record) {
        return Byte.toUnsignedInt(bytes.get(record));
    }

    private static boolean signed(byte[] image) {
        return new String(image, DESCRIPTOR + 1, 5, StandardCharsets.US_ASCII).equals("CD001");
    }

    private static boolean written(ByteBuffer bytes, int record) {
        long last = Integer.toUnsignedLong(bytes.getInt(record + EXTENT)) * SECTOR
                + Integer.toUnsignedLong(bytes.getInt(record + LENGTH))
                - 1;
        return last >= 0 && last < bytes.capacity() && bytes.get((int) last) != 0;
    }
}
