package xyz.cofront.foundry.hypervisor.libvirt;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Reads libvirt's `virTypedParameter` array: a name of 80 bytes, a type, a value of 8 bytes, 96 bytes in all.
final class TypedParameters {
    private static final int SIZE = 96;
    private static final int NAME_LENGTH = 80;
    private static final int TYPE_AT = 80;
    private static final int VALUE_AT = 88;

    private static final int INT = 1;
    private static final int UINT = 2;
    private static final int LLONG = 3;
    private static final int ULLONG = 4;
    private static final int STRING = 7;

    private TypedParameters() {}

    /// Numbers as `Long` and texts as `String`; doubles and booleans are left out, for nobody asks for them.
    static Map<String, Object> read(Pointer parameters, int count) {
        // One copy of the whole array: a call for each field would take as long as libvirt itself.
        byte[] array = parameters.getByteArray(0, count * SIZE);
        ByteBuffer bytes = ByteBuffer.wrap(array).order(ByteOrder.nativeOrder());
        Map<String, Object> values = HashMap.newHashMap(count);
        for (int at = 0; at < count * SIZE; at += SIZE) {
            switch (bytes.getInt(at + TYPE_AT)) {
                case INT -> values.put(name(array, at), (long) bytes.getInt(at + VALUE_AT));
                case UINT -> values.put(name(array, at), Integer.toUnsignedLong(bytes.getInt(at + VALUE_AT)));
                case LLONG, ULLONG -> values.put(name(array, at), bytes.getLong(at + VALUE_AT));
                case STRING -> values.put(name(array, at), new Pointer(bytes.getLong(at + VALUE_AT)).getString(0));
                default -> {
                    // See above.
                }
            }
        }
        return values;
    }

    private static String name(byte[] array, int at) {
        int length = 0;
        while (length < NAME_LENGTH && array[at + length] != 0) {
            length++;
        }
        return new String(array, at, length, StandardCharsets.UTF_8);
    }
}
