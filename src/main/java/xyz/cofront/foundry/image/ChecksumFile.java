package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.cofront.foundry.error.StorageException;

/// Reads checksum files: GNU's (`HEX  name`, `HEX *name`), BSD's (`SHA256 (name) = HEX`), either of them in
/// an OpenPGP
/// clear-signed text (RFC 9580, section 7), and files of nothing but one checksum. A signature is not
/// checked.
///
/// Entries of other algorithms are passed over. Whatever else cannot be read makes the whole file unusable:
/// it is not
/// what it should be.
final class ChecksumFile {
    private static final Pattern GNU = Pattern.compile("\\\\?([0-9a-fA-F]{32,128}) [ *](.+)");
    private static final Pattern BSD = Pattern.compile("\\\\?([A-Za-z0-9/-]+) \\((.+)\\) = ([0-9a-fA-F]{32,128})");
    private static final Pattern BARE = Pattern.compile("[0-9a-fA-F]{64}|[0-9a-fA-F]{128}");
    private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";

    private record Line(int number, String text) {}

    private record Entry(String name, Checksum checksum) {}

    private final String shown;
    private final List<Entry> entries = new ArrayList<>();

    private ChecksumFile(String shown) {
        this.shown = shown;
    }

    /// @param shown what messages call the checksum file
    /// @param name of the file whose checksum is wanted; entries in folders count by their last part
    /// @throws StorageException if the text is no checksum file, or has no checksum or contradicting ones
    ///     for the name
    static Checksum find(String shown, String text, String name) {
        List<Line> lines = lines(shown, text);
        if (lines.size() == 1 && BARE.matcher(lines.getFirst().text()).matches()) {
            return checksum(lines.getFirst().text());
        }
        ChecksumFile file = new ChecksumFile(shown);
        lines.forEach(file::read);
        return file.find(name);
    }

    private static Checksum checksum(String hex) {
        ChecksumAlgorithm algorithm = ChecksumAlgorithm.ofDigits(hex.length()).orElseThrow();
        return new Checksum(algorithm, hex);
    }

    private Checksum find(String name) {
        for (ChecksumAlgorithm algorithm : List.of(ChecksumAlgorithm.SHA512, ChecksumAlgorithm.SHA256)) {
            List<Checksum> found = entries.stream()
                    .filter(entry ->
                            entry.name().equals(name) && entry.checksum().algorithm() == algorithm)
                    .map(Entry::checksum)
                    .distinct()
                    .toList();
            if (found.size() > 1) {
                throw new StorageException("checksum file " + shown + " has contradicting " + algorithm.word()
                        + " checksums for '" + name + "'");
            }
            if (found.size() == 1) {
                return found.getFirst();
            }
        }
        throw new StorageException("checksum file " + shown + " has no sha256 or sha512 checksum for '" + name + "'");
    }

    private void read(Line line) {
        Matcher gnu = GNU.matcher(line.text());
        Matcher bsd = BSD.matcher(line.text());
        if (gnu.matches()) {
            add(line, gnu.group(2), gnu.group(1));
        } else if (bsd.matches()) {
            addTagged(line, bsd);
        } else {
            throw malformed(line);
        }
    }

    private void addTagged(Line line, Matcher bsd) {
        String tag = bsd.group(1).toLowerCase(Locale.ROOT).replace("-", "");
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            if (tag.equals(algorithm.word())) {
                if (bsd.group(3).length() != algorithm.digits()) {
                    throw malformed(line);
                }
                add(line, bsd.group(2), bsd.group(3));
            }
        }
    }

    private void add(Line line, String name, String hex) {
        String plain = line.text().startsWith("\\") ? unescaped(name) : name;
        ChecksumAlgorithm.ofDigits(hex.length())
                .ifPresent(algorithm -> entries.add(
                        new Entry(plain.substring(plain.lastIndexOf('/') + 1), new Checksum(algorithm, hex))));
    }

    /// GNU coreutils' manual, "md5sum invocation": a backslash before the checksum says that the name is
    /// escaped.
    private static String unescaped(String name) {
        return name.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\");
    }

    private StorageException malformed(Line line) {
        return malformed(shown, "line " + line.number() + " is neither 'HEX  name' nor 'SHA256 (name) = HEX'");
    }

    private static StorageException malformed(String shown, String why) {
        return new StorageException("checksum file " + shown + " is malformed: " + why);
    }

    /// The lines that count: those that were signed if any were, no blank ones, no comments.
    private static List<Line> lines(String shown, String text) {
        List<String> all = text.lines().toList();
        int start = all.indexOf(SIGNED);
        int end = start < 0 ? all.size() : all.indexOf(SIGNATURE);
        if (end < start) {
            throw malformed(shown, "it is clear-signed, and its signature is missing");
        }
        List<Line> lines = new ArrayList<>();
        for (int index = start < 0 ? 0 : afterHeaders(all, start); index < end; index++) {
            String line = start < 0 ? all.get(index) : all.get(index).replaceFirst("^- ", "");
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(new Line(index + 1, line.stripTrailing()));
            }
        }
        if (lines.isEmpty()) {
            throw malformed(shown, "it is empty");
        }
        return lines;
    }

    /// `Hash: SHA256` and the like end at a blank line.
    private static int afterHeaders(List<String> all, int start) {
        int index = start + 1;
        while (index < all.size() && !all.get(index).isBlank()) {
            index++;
        }
        return index;
    }
}
