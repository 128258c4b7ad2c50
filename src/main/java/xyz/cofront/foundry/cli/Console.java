package xyz.cofront.foundry.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/// The three standard streams.
///
/// @param out takes results as UTF-8; not a `PrintStream`, which would hide that nobody reads any more
/// @param err takes everything else; prints UTF-8
/// @param inputTerminal whether somebody can type an answer
/// @param errorTerminal whether lines on `err` can be drawn anew and colored
public record Console(InputStream in, OutputStream out, PrintStream err, boolean inputTerminal, boolean errorTerminal) {
    /// Whether a question can be asked and answered.
    boolean interactive() {
        return inputTerminal && errorTerminal;
    }
}
