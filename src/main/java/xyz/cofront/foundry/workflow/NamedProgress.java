package xyz.cofront.foundry.workflow;

/// Tells of one of several things that are worked on side by side: every line says which one, and none is cut by
/// another's.
///
/// @param progress shared by all of them, and told by one at a time
/// @param name of this one
public record NamedProgress(Progress progress, String name) implements Progress {
    /// @param number of things that are worked on; one alone needs no name
    public static Progress unlessAlone(Progress progress, String name, int number) {
        return number == 1 ? progress : new NamedProgress(progress, name);
    }

    /// Says its name by itself.
    @Override
    public void begin(String what) {
        synchronized (progress) {
            progress.begin(what);
        }
    }

    @Override
    public void done(String what) {
        synchronized (progress) {
            progress.done(named(what));
        }
    }

    @Override
    public void bytes(String what, long done, long total) {
        synchronized (progress) {
            progress.bytes(named(what), done, total);
        }
    }

    @Override
    public void note(String text) {
        synchronized (progress) {
            progress.note(named(text));
        }
    }

    @Override
    public void warn(String text) {
        synchronized (progress) {
            progress.warn(named(text));
        }
    }

    @Override
    public void detail(String text) {
        synchronized (progress) {
            progress.detail(named(text));
        }
    }

    private String named(String text) {
        return name + ": " + text;
    }
}
