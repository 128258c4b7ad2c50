package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import xyz.cofront.foundry.seriallog.BootTimeline;

/// What guests say on their serial consoles: whole logs of real ones.
final class SerialScenes {
    static final String GOOD = "debian-13.log";
    static final String FAILING_RUNCMD = "debian-13-failing-runcmd.log";

    private SerialScenes() {}

    static void say(Cli cli, String machine, byte[] bytes) {
        cli.host.write("foundry-vms", machine + "_serial.log", bytes);
    }

    static void say(Cli cli, String machine, String text) {
        say(cli, machine, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] log(String name) {
        try (InputStream file = BootTimeline.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
