package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.DiskFormat;

/// The rules for the names of images: what they may hold, and that they end in their format.
final class ImageNames {
    private static final int MAX_LENGTH = 200;
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*");

    private ImageNames() {}

    /// The format a name ends in; empty if it is no image's name.
    static Optional<DiskFormat> format(String name) {
        return Stream.of(DiskFormat.values())
                .filter(format -> name.endsWith(suffix(format))
                        && name.length() > suffix(format).length())
                .findFirst();
    }

    /// Whether one name is the other with its format's ending.
    static boolean isWithFormat(String stem, String name) {
        return format(name).filter(format -> name.equals(stem + suffix(format))).isPresent();
    }

    /// Why a new image of this format may not have this name; empty if it may.
    static List<String> problems(String name, DiskFormat format) {
        List<String> problems = new ArrayList<>(problems(name));
        Optional<DiskFormat> named = format(name);
        if (named.isPresent() && named.get() != format) {
            problems.add("the name '" + name + "' ends in " + suffix(named.get()) + " but the file is " + format.wire()
                    + ": try --name " + stem(name) + suffix(format));
        } else if (named.isEmpty()) {
            problems.add("the name '" + name + "' does not end in .qcow2 or .raw: try --name " + stem(name)
                    + suffix(format));
        }
        return List.copyOf(problems);
    }

    /// The rules that hold for any format.
    static List<String> problems(String name) {
        if (name.length() > MAX_LENGTH) {
            return List.of("the name is longer than " + MAX_LENGTH + " characters");
        }
        if (!SANE.matcher(name).matches()) {
            return List.of("the name '" + name
                    + "' may hold only letters, digits and . _ + - and must not begin with . + or -");
        }
        return List.of();
    }

    private static String suffix(DiskFormat format) {
        return "." + format.wire();
    }

    /// Without the last of the endings that image files have, and of allowed characters alone.
    private static String stem(String name) {
        return name.replaceFirst("(?i)\\.(qcow2?|raw|img|image|bin)$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._+-]+", "-")
                .replaceAll("^[.+-]+|-+$", "");
    }
}
