package xyz.cofront.foundry.checkup;

import java.util.Locale;

/// Amounts as reasons name them.
final class Amount {
    private static final double MIB = 1 << 20;
    private static final double GIB = 1 << 30;

    private Amount() {}

    /// In GiB, or MiB where that is less than one.
    static String of(long bytes) {
        return bytes < GIB
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / MIB)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }
}
