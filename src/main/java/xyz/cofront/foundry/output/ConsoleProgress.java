package xyz.cofront.foundry.output;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import xyz.cofront.foundry.workflow.Progress;

/// Tells the user on stderr what is being done. A bar is drawn over and over on a terminal; elsewhere each tenth of the
/// way is a line.
public final class ConsoleProgress implements Progress {
    private static final int BAR_CELLS = 20;
    private static final long UNKNOWN_STEP = 256L << 20;
    private static final int LONGEST_LINE = 79;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream stream;
    private final Look look;
    private final Hints hints;
    private final Clock clock;
    private String barLabel = "";
    private String drawn = "";
    private String lastWait = "";
    private long told;
    private Rate rate;

    /// How the lines look.
    ///
    /// @param terminal whether a terminal shows them, so that a line can be drawn anew
    /// @param color whether colors may be used
    /// @param quiet whether steps and hints are left out
    /// @param verbose whether details are shown
    public record Look(boolean terminal, boolean color, boolean quiet, boolean verbose) {}

    /// @param hints at the connection that was typed
    /// @param clock for rates
    public ConsoleProgress(PrintStream stream, Look look, Hints hints, Clock clock) {
        this.stream = stream;
        this.look = look;
        this.hints = hints;
        this.clock = clock;
        this.rate = new Rate(0, clock.instant());
    }

    @Override
    public void begin(String what) {
        unlessQuiet(Text.escape(what));
    }

    @Override
    public void done(String what) {
        unlessQuiet(paint("32", "✓") + " " + Text.escape(what));
    }

    @Override
    public void note(String text) {
        unlessQuiet("note: " + Text.escape(hints.at(text)));
    }

    @Override
    public void warn(String text) {
        line(paint("33", "warning:") + " " + Text.escape(text));
    }

    @Override
    public void detail(String text) {
        if (look.verbose()) {
            line("  " + Text.escape(text));
        }
    }

    @Override
    public void bytes(String what, long done, long total) {
        if (look.quiet()) {
            return;
        }
        if (!what.equals(barLabel)) {
            barLabel = what;
            told = 0;
            rate = new Rate(done, clock.instant());
        }
        if (look.terminal()) {
            draw(bar(what, done, total), done, total);
        } else {
            tell(what, done, total);
        }
    }

    /// On a terminal one line that is drawn anew; elsewhere a line for each thing that is seen anew.
    @Override
    public void waiting(String what, String seen, Duration elapsed) {
        if (look.quiet()) {
            return;
        }
        String plain = "waiting for " + Text.escape(what) + ": " + Text.escape(seen);
        if (!look.terminal()) {
            unlessTold(plain);
            return;
        }
        String line = shortened(plain, " (" + elapsed.toSeconds() + " s)");
        if (!line.equals(drawn)) {
            stream.print(CLEAR_LINE + line);
            stream.flush();
            drawn = line;
        }
    }

    private void unlessTold(String line) {
        if (!line.equals(lastWait)) {
            lastWait = line;
            stream.println(line);
        }
    }

    /// A line that the terminal would break could not be drawn over.
    private static String shortened(String line, String end) {
        StringBuilder fitting = new StringBuilder(line);
        while (Text.width(fitting.toString()) > LONGEST_LINE - end.length()) {
            fitting.deleteCharAt(fitting.length() - 1);
        }
        return fitting + end;
    }

    /// Drawn anew when the bar itself changes or, for the rate beside it, after a while.
    private void draw(String bar, long done, long total) {
        Instant now = clock.instant();
        if (!bar.equals(drawn) || rate.due(now)) {
            stream.print(CLEAR_LINE + bar + rate.text(done, total, now));
            stream.flush();
            drawn = bar;
        }
    }

    private void tell(String what, long done, long total) {
        long step = total > 0 ? Math.max(1, total / 10) : UNKNOWN_STEP;
        if (done / step > told) {
            told = done / step;
            stream.println(Text.escape(what) + ": " + amount(done, total));
        }
    }

    private static String bar(String what, long done, long total) {
        if (total <= 0) {
            return Text.escape(what) + ": " + amount(done, total);
        }
        int filled = Math.clamp(done * BAR_CELLS / total, 0, BAR_CELLS);
        String cells = "#".repeat(filled) + ".".repeat(BAR_CELLS - filled);
        return Text.escape(what) + " [" + cells + "] " + amount(done, total);
    }

    private static String amount(long done, long total) {
        if (total <= 0) {
            return Size.ofBytes(done);
        }
        return String.format(Locale.ROOT, "%d%% of %s", done * 100 / total, Size.ofBytes(total));
    }

    /// Takes a bar off the terminal, so that the next line starts at its beginning.
    public void clear() {
        if (!drawn.isEmpty()) {
            stream.print(CLEAR_LINE);
            stream.flush();
            drawn = "";
        }
    }

    private void unlessQuiet(String line) {
        if (!look.quiet()) {
            line(line);
        }
    }

    private void line(String line) {
        clear();
        stream.println(line);
    }

    private String paint(String color, String text) {
        return look.color() ? "\u001b[" + color + "m" + text + "\u001b[0m" : text;
    }
}
