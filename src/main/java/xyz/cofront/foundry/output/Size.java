package xyz.cofront.foundry.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Amounts of memory and storage as people read them, in powers of 1024.
public final class Size {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");
    private static final BigDecimal STEP = BigDecimal.valueOf(1024);

    private Size() {}

    /// Such as `8 GiB`, `512 MiB`, `1.5 GiB`; at most one digit after the point.
    ///
    /// @param bytes not negative
    public static String ofBytes(long bytes) {
        BigDecimal value = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (rounded(value).compareTo(STEP) >= 0 && unit < UNITS.size() - 1) {
            value = value.divide(STEP);
            unit++;
        }
        return rounded(value).toPlainString() + " " + UNITS.get(unit);
    }

    public static String ofKib(long kib) {
        return ofBytes(Math.multiplyExact(kib, 1024));
    }

    private static BigDecimal rounded(BigDecimal value) {
        BigDecimal tenth = value.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return tenth.scale() < 0 ? tenth.setScale(0) : tenth;
    }
}
