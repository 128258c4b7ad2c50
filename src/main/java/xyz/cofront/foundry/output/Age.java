package xyz.cofront.foundry.output;

import java.time.Duration;

/// How long ago something was, as kubectl says it: the largest unit that fits.
final class Age {
    private Age() {}

    /// Such as `45s`, `7m`, `3h`, `12d`.
    static String text(Duration age) {
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + "m";
        }
        return age.toDays() < 1 ? age.toHours() + "h" : age.toDays() + "d";
    }
}
