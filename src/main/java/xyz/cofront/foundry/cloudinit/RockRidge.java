package xyz.cofront.foundry.cloudinit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The system use fields that give ISO 9660 files their POSIX names and modes: SUSP 1.12 (IEEE P1281) and RRIP
/// 1.12 (IEEE P1282). Short enough to need no continuation area. Everything belongs to root, and only root may
/// read the files, which hold secrets.
final class RockRidge {
    private static final int DIRECTORY_MODE = 0040555;
    private static final int FILE_MODE = 0100400;

    /// RRIP 4.3: the identifier, the recommended description and where to ask for the specification.
    private static final String IDENTIFIER = "IEEE_P1282";

    private static final String DESCRIPTION =
            "THE IEEE P1282 PROTOCOL PROVIDES SUPPORT FOR POSIX FILE SYSTEM SEMANTICS.";
    private static final String SOURCE = "IEEE P1282";

    /// Modification, access and attribute change are given, in the short form of dates (RRIP 4.1.6).
    private static final byte THREE_TIMES = 0x02 | 0x04 | 0x08;

    private static final int ROOT_SERIAL = 1;
    private static final int FIRST_FILE_SERIAL = 2;

    /// What a directory record of at most 254 bytes has left.
    private static final int LONGEST = 220;

    private RockRidge() {}

    /// For the root's record of itself, which also says that the protocols are used (SUSP 5.3, 5.5).
    static byte[] root() {
        ByteBuffer out = ByteBuffer.allocate(LONGEST);
        entry(out, "SP", 7).put((byte) 0xBE).put((byte) 0xEF).put((byte) 0);
        attributes(out, DIRECTORY_MODE, 2, ROOT_SERIAL);
        entry(out, "ER", 8 + IDENTIFIER.length() + DESCRIPTION.length() + SOURCE.length());
        out.put((byte) IDENTIFIER.length()).put((byte) DESCRIPTION.length()).put((byte) SOURCE.length());
        out.put((byte) 1).put(ascii(IDENTIFIER)).put(ascii(DESCRIPTION)).put(ascii(SOURCE));
        return written(out);
    }

    /// For the root's record of its parent, which is itself.
    static byte[] parent() {
        ByteBuffer out = ByteBuffer.allocate(LONGEST);
        attributes(out, DIRECTORY_MODE, 2, ROOT_SERIAL);
        return written(out);
    }

    /// @param index the file's place, from 0, for its serial number
    static byte[] file(String name, int index) {
        ByteBuffer out = ByteBuffer.allocate(LONGEST);
        attributes(out, FILE_MODE, 1, FIRST_FILE_SERIAL + index);
        entry(out, "NM", 5 + name.length()).put((byte) 0).put(ascii(name));
        return written(out);
    }

    /// PX: mode, links, user, group, serial number (RRIP 4.1.1); TF: the times (RRIP 4.1.6).
    private static void attributes(ByteBuffer out, int mode, int links, int serial) {
        entry(out, "PX", 44);
        for (int value : new int[] {mode, links, 0, 0, serial}) {
            IsoFields.both32(out, value);
        }
        entry(out, "TF", 26).put(THREE_TIMES);
        out.put(IsoFields.SHORT_DATE).put(IsoFields.SHORT_DATE).put(IsoFields.SHORT_DATE);
    }

    /// Every entry begins with its signature, its length and version 1 (SUSP 4).
    private static ByteBuffer entry(ByteBuffer out, String signature, int length) {
        return out.put(ascii(signature)).put((byte) length).put((byte) 1);
    }

    private static byte[] written(ByteBuffer out) {
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
