package xyz.cofront.foundry.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import xyz.cofront.foundry.seriallog.ConsoleText;

/// Makes a guest's console safe for a terminal, piece by piece: a guest could otherwise draw whatever it likes, or
/// type on the user's behalf. Colors and cursor moves are left out, other controls are escaped; tabs and line breaks
/// stay.
public final class LogText {
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    /// @return the whole lines so far; what comes after the last break is kept for the next piece
    public String take(byte[] piece) {
        rest.writeBytes(piece);
        byte[] all = rest.toByteArray();
        int end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        rest.reset();
        rest.write(all, end, all.length - end);
        return safe(Arrays.copyOf(all, end));
    }

    /// What is left when nothing comes any more.
    public String last() {
        String left = safe(rest.toByteArray());
        return left.isEmpty() || left.endsWith("\n") ? left : left + "\n";
    }

    private static String safe(byte[] bytes) {
        String plain = ConsoleText.plain(new String(bytes, StandardCharsets.UTF_8));
        return Text.escapeLog(plain.replace("\r", ""));
    }
}
