package xyz.cofront.foundry.cloudinit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The numbers, dates and directory records of ECMA-119. Buffers are big-endian, as they are from the start.
final class IsoFields {
    /// 2000-01-01 00:00:00 UTC (ECMA-119 8.4.26.1): sixteen digits and the offset from UTC.
    static final byte[] LONG_DATE = "2000010100000000\0".getBytes(StandardCharsets.US_ASCII);

    /// "Not specified" (ECMA-119 8.4.26.1).
    static final byte[] NO_DATE = "0000000000000000\0".getBytes(StandardCharsets.US_ASCII);

    /// 2000-01-01 00:00:00 UTC (ECMA-119 9.1.5): years since 1900, month, day, hour, minute, second, offset.
    static final byte[] SHORT_DATE = {100, 1, 1, 0, 0, 0, 0};

    private static final int RECORD = 33;
    private static final byte DIRECTORY = 2;

    private IsoFields() {}

    /// Little-endian (ECMA-119 7.3.1).
    static ByteBuffer little32(ByteBuffer out, int value) {
        return out.putInt(Integer.reverseBytes(value));
    }

    /// Little-endian, then big-endian (ECMA-119 7.3.3).
    static ByteBuffer both32(ByteBuffer out, int value) {
        return little32(out, value).putInt(value);
    }

    /// Little-endian, then big-endian (ECMA-119 7.2.3).
    static ByteBuffer both16(ByteBuffer out, int value) {
        return out.putShort(Short.reverseBytes((short) value)).putShort((short) value);
    }

    /// One directory record (ECMA-119 9.1): name and system use each begin at an even byte, and its length is
    /// even.
    ///
    /// @param extent the sector where the content begins
    /// @param size of the content in bytes
    static void directoryRecord(
            ByteBuffer out, byte[] name, int extent, int size, boolean directory, byte[] systemUse) {
        int named = even(RECORD + name.length);
        int start = out.position();
        out.put((byte) even(named + systemUse.length)).put((byte) 0);
        both32(out, extent);
        both32(out, size);
        out.put(SHORT_DATE).put(directory ? DIRECTORY : 0).put((byte) 0).put((byte) 0);
        both16(out, 1);
        out.put((byte) name.length).put(name);
        out.position(start + named).put(systemUse);
        out.position(start + even(named + systemUse.length));
    }

    private static int even(int length) {
        return length + (length & 1);
    }
}
