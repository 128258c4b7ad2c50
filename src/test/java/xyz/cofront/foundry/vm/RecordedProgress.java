package xyz.cofront.foundry.vm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import xyz.cofront.foundry.workflow.Progress;

/// Keeps what the user would be told, a line each. Safe for threads: creates race in tests.
public final class RecordedProgress implements Progress {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void begin(String what) {
        lines.add(what);
    }

    @Override
    public void done(String what) {
        lines.add("✓ " + what);
    }

    @Override
    public void bytes(String what, long done, long total) {}

    @Override
    public void note(String text) {
        lines.add("note: " + text);
    }

    @Override
    public void warn(String text) {
        lines.add("warning: " + text);
    }

    @Override
    public void detail(String text) {}

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
