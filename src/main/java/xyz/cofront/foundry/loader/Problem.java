package xyz.cofront.foundry.loader;

/// One thing wrong with a source, with its place.
///
/// @param source the source's name
/// @param line from 1; 0 where the source could not be read, and the message then names it
/// @param column from 1, in code points
/// @param path the field, such as `spec.bootDisk.sizeGB`; `""` for the document or the text as a whole
/// @param message what was expected and what to do
/// @param excerpt the line and below it a caret, secrets left out and control characters made visible;
///     may be `""`
public record Problem(
        String source, int line, int column, String path, String message, String excerpt, Severity severity) {
    /// A source that could not be read at all.
    ///
    /// @param message names the source
    public static Problem unreadable(String source, String message) {
        return new Problem(source, 0, 0, "", message, "", Severity.MALFORMED);
    }

    /// The first line of a report: `vm.yaml:12:9: spec.vcpus: must be at least 1`.
    public String headline() {
        if (line == 0) {
            return message;
        }
        String place = source + ":" + line + ":" + column + ": ";
        return path.isEmpty() ? place + message : place + path + ": " + message;
    }

    Problem withSeverity(Severity changed) {
        return new Problem(source, line, column, path, message, excerpt, changed);
    }
}
