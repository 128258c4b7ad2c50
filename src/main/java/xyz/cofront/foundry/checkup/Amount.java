package xyz.cofront.foundry.checkup;

import java.util.Locale;

/// Amounts as reasons name them.
final class Amount {
    private static final double GIB = 1L << 30;

    private Amount() {}

    static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }
}
