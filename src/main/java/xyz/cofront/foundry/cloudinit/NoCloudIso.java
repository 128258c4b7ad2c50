package xyz.cofront.foundry.cloudinit;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes the CD image that carries a [Seed]: ISO 9660 (ECMA-119) with the label `cidata`, and its three files
/// under their real names twice over, for Rock Ridge ([RockRidge]) and for Joliet ("Joliet Specification", 22
/// May 1995).
///
/// The same seed gives the same bytes: every timestamp is the same fixed moment. The image is made in memory, so
/// that its secrets never lie in a temporary file. The 150 empty sectors that mkisofs adds at the end are for the
/// read-ahead of real drives; here a small image is filled up to 128 KiB, because libburn takes one of 64 KiB or
/// less for an empty disc, and programs that look for file systems read beyond that.
///
/// | sector | holds |
/// | --- | --- |
/// | 0–15 | system area, zeros (ECMA-119 6.2.1) |
/// | 16, 17, 18 | primary descriptor, Joliet's supplementary descriptor, terminator (8.4, 8.5, 8.3) |
/// | 19, 20 | path table, little- and big-endian (9.4) |
/// | 21, 22 | the same for Joliet |
/// | 23, 24 | root directory with Rock Ridge, root directory of Joliet (9.1) |
/// | 25… | the files, each on a sector of its own |
public final class NoCloudIso {
    /// cloud-init looks for this label, in lower or upper case. Lower case is not of ECMA-119's d-characters,
    /// yet it is what cloud-init's documentation has and every tool writes.
    static final String LABEL = "cidata";

    private static final int SECTOR = 2048;
    private static final int PRIMARY = 16;
    private static final int JOLIET = 17;
    private static final int TERMINATOR = 18;
    private static final int PRIMARY_TABLES = 19;
    private static final int JOLIET_TABLES = 21;
    private static final int PRIMARY_ROOT = 23;
    private static final int JOLIET_ROOT = 24;
    private static final int FIRST_FILE = 25;
    private static final int SMALLEST = 64;

    /// Joliet's names are UCS-2, level 3, big-endian (Joliet specification, "Supplementary Volume Descriptor").
    private static final byte[] UCS2_LEVEL_3 = {'%', '/', 'E'};

    private static final byte[] NOTHING = {};

    private final List<SeedFile> files;
    private final ByteBuffer image;

    private NoCloudIso(List<SeedFile> files) {
        this.files = files;
        this.image = ByteBuffer.allocate(sectors() * SECTOR);
    }

    /// The whole image, a multiple of 2048 bytes.
    public static byte[] render(Seed seed) {
        NoCloudIso iso = new NoCloudIso(SeedFile.of(seed));
        iso.descriptor(PRIMARY, StandardCharsets.US_ASCII, PRIMARY_TABLES, PRIMARY_ROOT);
        iso.descriptor(JOLIET, StandardCharsets.UTF_16BE, JOLIET_TABLES, JOLIET_ROOT);
        iso.at(TERMINATOR).put((byte) 255).put(ascii("CD001")).put((byte) 1);
        iso.tables(PRIMARY_TABLES, PRIMARY_ROOT);
        iso.tables(JOLIET_TABLES, JOLIET_ROOT);
        iso.primaryDirectory();
        iso.jolietDirectory();
        iso.contents();
        return iso.image.array();
    }

    /// The first sector of the file at `index`, or of what comes after the last.
    private int start(int index) {
        int sector = FIRST_FILE;
        for (SeedFile file : files.subList(0, index)) {
            sector += Math.ceilDiv(file.size(), SECTOR);
        }
        return sector;
    }

    private int sectors() {
        return Math.max(SMALLEST, start(files.size()));
    }

    /// A volume descriptor (ECMA-119 8.4; 8.5 for Joliet, which differs in type, escape sequences and text).
    private void descriptor(int sector, Charset text, int tables, int root) {
        boolean joliet = sector == JOLIET;
        ByteBuffer out = at(sector);
        out.put((byte) (joliet ? 2 : 1)).put(ascii("CD001")).put((byte) 1).put((byte) 0);
        text(out, text, "LINUX", 32);
        text(out, text, LABEL, 32);
        out.putLong(0);
        IsoFields.both32(out, sectors());
        out.put(joliet ? UCS2_LEVEL_3 : new byte[3]).put(new byte[29]);
        IsoFields.both16(out, 1);
        IsoFields.both16(out, 1);
        IsoFields.both16(out, SECTOR);
        IsoFields.both32(out, 10);
        IsoFields.little32(out, tables);
        IsoFields.little32(out, 0);
        out.putInt(tables + 1).putInt(0);
        IsoFields.directoryRecord(out, new byte[1], root, SECTOR, true, NOTHING);
        labels(out, text);
        out.put(IsoFields.LONG_DATE)
                .put(IsoFields.LONG_DATE)
                .put(IsoFields.NO_DATE)
                .put(IsoFields.LONG_DATE);
        out.put((byte) 1);
    }

    /// Volume set, publisher, data preparer and application; then the copyright, abstract and bibliographic
    /// files.
    private static void labels(ByteBuffer out, Charset text) {
        for (String label : List.of("", "", "", "FOUNDRY")) {
            text(out, text, label, 128);
        }
        for (int file = 0; file < 3; file++) {
            text(out, text, "", 37);
        }
    }

    /// The root directory alone, which is its own parent (ECMA-119 9.4): once little-endian, once big-endian.
    private void tables(int sector, int root) {
        IsoFields.little32(at(sector).put((byte) 1).put((byte) 0), root)
                .put((byte) 1)
                .put((byte) 0);
        at(sector + 1).put((byte) 1).put((byte) 0).putInt(root).putShort((short) 1);
    }

    private void primaryDirectory() {
        ByteBuffer out = at(PRIMARY_ROOT);
        IsoFields.directoryRecord(out, new byte[] {0}, PRIMARY_ROOT, SECTOR, true, RockRidge.root());
        IsoFields.directoryRecord(out, new byte[] {1}, PRIMARY_ROOT, SECTOR, true, RockRidge.parent());
        for (int index = 0; index < files.size(); index++) {
            SeedFile file = files.get(index);
            byte[] posix = RockRidge.file(file.name(), index);
            IsoFields.directoryRecord(out, ascii(file.isoName()), start(index), file.size(), false, posix);
        }
    }

    /// Without `;1` after the names, as mkisofs writes them too.
    private void jolietDirectory() {
        ByteBuffer out = at(JOLIET_ROOT);
        IsoFields.directoryRecord(out, new byte[] {0}, JOLIET_ROOT, SECTOR, true, NOTHING);
        IsoFields.directoryRecord(out, new byte[] {1}, JOLIET_ROOT, SECTOR, true, NOTHING);
        for (int index = 0; index < files.size(); index++) {
            SeedFile file = files.get(index);
            byte[] name = file.name().getBytes(StandardCharsets.UTF_16BE);
            IsoFields.directoryRecord(out, name, start(index), file.size(), false, NOTHING);
        }
    }

    private void contents() {
        for (int index = 0; index < files.size(); index++) {
            at(start(index)).put(files.get(index).content());
        }
    }

    private ByteBuffer at(int sector) {
        return image.position(sector * SECTOR);
    }

    /// A text field of `length` bytes, filled up with spaces; where its length is odd, UCS-2 leaves the last
    /// byte zero.
    private static void text(ByteBuffer out, Charset charset, String value, int length) {
        int end = out.position() + length;
        out.put(value.getBytes(charset));
        byte[] space = " ".getBytes(charset);
        while (out.position() + space.length <= end) {
            out.put(space);
        }
        out.position(end);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
