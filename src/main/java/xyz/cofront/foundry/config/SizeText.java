package xyz.cofront.foundry.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes of disks as people type them: `20`, `20G`, `20GiB`, `2T`; powers of 1024, whole GiB.
public final class SizeText {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,7})(?:([gt])(?:ib?|b)?)?");
    /// As for disks in documents: 64 TiB.
    private static final long MOST = 65_536;

    private SizeText() {}

    /// @return GiB
    /// @throws IllegalArgumentException if the text is not a size, with a message that says what is expected
    public static int gib(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a size in GiB or TiB such as 20, 20G or 2T");
        }
        long size = Long.parseLong(matcher.group(1)) * ("t".equals(matcher.group(2)) ? 1024 : 1);
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("expected a size from 1 to " + MOST + " GiB");
        }
        return (int) size;
    }
}
