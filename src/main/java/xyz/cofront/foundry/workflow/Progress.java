package xyz.cofront.foundry.workflow;

import java.time.Duration;

/// What a use case tells the user while it works. Texts may hold foreign characters: whoever prints them escapes them.
public interface Progress {
    /// Tells nobody.
    Progress SILENT = new Progress() {
        @Override
        public void begin(String what) {}

        @Override
        public void done(String what) {}

        @Override
        public void bytes(String what, long done, long total) {}

        @Override
        public void note(String text) {}

        @Override
        public void warn(String text) {}

        @Override
        public void detail(String text) {}
    };

    /// Something of several steps starts, such as `Creating VM 'web'...`.
    void begin(String what);

    /// One step is done, such as `Domain defined`.
    void done(String what);

    /// A long step goes on.
    ///
    /// @param total 0 if not known
    void bytes(String what, long done, long total);

    /// Something is waited for; told again at every look.
    ///
    /// @param what such as `VM 'web' to stop`
    /// @param seen what was seen at this look, such as `running`
    /// @param elapsed since the waiting began
    default void waiting(String what, String seen, Duration elapsed) {}

    /// A hint.
    void note(String text);

    /// Something that is not as it should be and does not stop the work.
    void warn(String text);

    /// For `--verbose` only.
    void detail(String text);
}
