package xyz.cofront.foundry.image;

import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.workflow.Progress;

/// Keeps what a use case tells, one line each.
final class RecordedProgress implements Progress {
    final List<String> lines = new ArrayList<>();

    @Override
    public void begin(String what) {
        lines.add("begin " + what);
    }

    @Override
    public void done(String what) {
        lines.add("done " + what);
    }

    @Override
    public void bytes(String what, long done, long total) {
        lines.add("bytes " + what + " " + done + "/" + total);
    }

    @Override
    public void note(String text) {
        lines.add("note " + text);
    }

    @Override
    public void warn(String text) {
        lines.add("warn " + text);
    }

    @Override
    public void detail(String text) {
        lines.add("detail " + text);
    }
}
