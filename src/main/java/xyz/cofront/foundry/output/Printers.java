package xyz.cofront.foundry.output;

import java.time.Clock;
import xyz.cofront.foundry.config.OutputFormat;

/// Chooses the printer of a format.
public final class Printers {
    private Printers() {}

    /// @param clock for ages
    public static Printer of(OutputFormat format, Clock clock) {
        return switch (format) {
            case TABLE -> new TablePrinter(clock);
            case WIDE -> new WidePrinter(clock);
            case JSON -> new JsonPrinter();
            case YAML -> new YamlPrinter();
            case NAME -> new NamePrinter();
        };
    }
}
