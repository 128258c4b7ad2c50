package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Walks the header extensions: from the header's end, each a type and a length of 4 bytes and data padded
/// to 8, until type 0 or the end of the first cluster. Types it does not know are harmless by the format's
/// definition.
final class Qcow2Extensions {
    private static final int PREFIX = 8;
    private static final Map<Long, String> REFUSED = Map.of(
            0x44415441L, "it names an external data file",
            0x0537be77L, "it has an encryption header (LUKS)",
            0xe2792acaL, "it names the format of a backing file");

    private final ImageBytes bytes;
    private final int clusterSize;
    private final List<String> problems = new ArrayList<>();

    private Qcow2Extensions(ImageBytes bytes, int clusterSize) {
        this.bytes = bytes;
        this.clusterSize = clusterSize;
    }

    /// @param header with valid cluster bits and length
    static List<String> problems(ImageBytes bytes, Qcow2Header header) {
        Qcow2Extensions walk = new Qcow2Extensions(bytes, header.clusterSize());
        walk.from((int) header.length());
        return walk.problems;
    }

    private void from(int start) {
        int position = start;
        while (position + PREFIX <= clusterSize) {
            if (!bytes.reach(position + PREFIX)) {
                problems.add(
                        position + PREFIX > ImageBytes.HEAD
                                ? "its header extensions reach beyond the first 64 KiB"
                                : "it ends inside its header extensions");
                return;
            }
            long type = bytes.u32(position);
            long length = bytes.u32(position + 4);
            if (type == 0 || wrong(type, length, clusterSize - position - PREFIX)) {
                return;
            }
            // No overflow: the length is at most a cluster.
            position += PREFIX + ((int) length + 7) / 8 * 8;
        }
    }

    /// Says what is wrong with one extension. One is enough, or a file could ask for thousands of lines.
    private boolean wrong(long type, long length, int room) {
        if (REFUSED.containsKey(type)) {
            problems.add(REFUSED.get(type));
        } else if (length > room) {
            problems.add(
                    String.format(Locale.ROOT, "its header extension 0x%08x is longer than the first cluster", type));
        }
        return !problems.isEmpty();
    }
}
