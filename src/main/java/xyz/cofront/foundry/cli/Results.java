package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import xyz.cofront.foundry.error.ConfigurationException;

/// Writes results to stdout.
final class Results {
    private Results() {}

    /// A reader that has gone, such as `head`, is no failure; anything else that keeps a result from being written is.
    static void print(OutputStream out, String result) {
        print(out, result.getBytes(StandardCharsets.UTF_8));
    }

    static void print(OutputStream out, byte[] result) {
        try {
            out.write(result);
            out.flush();
        } catch (IOException failure) {
            if (!readerGone(failure)) {
                throw new ConfigurationException("cannot write the result: " + failure.getMessage(), failure);
            }
        }
    }

    /// EPIPE comes as its text alone; the C library's translations keep the word `pipe`.
    private static boolean readerGone(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
