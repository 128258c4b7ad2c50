package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.GuestConsole;
import xyz.cofront.foundry.hypervisor.HypervisorException;

/// Hands keys to a guest's console and its words to the terminal, until the user leaves or the guest has gone.
final class TerminalLink {
    /// Ctrl-], as with telnet and virsh.
    private static final byte ESCAPE = 0x1d;

    private final World world;
    private final GuestConsole console;
    private final CompletableFuture<String> end = new CompletableFuture<>();

    TerminalLink(World world, GuestConsole console) {
        this.world = world;
        this.console = console;
    }

    /// @return why it ended, for people
    String run() {
        try {
            return world.live().rawTerminal().during(this::link);
        } catch (IOException failure) {
            throw new ConfigurationException("cannot prepare the terminal: " + failure.getMessage(), failure);
        }
    }

    private String link() {
        daemon("console-out", this::show);
        daemon("console-in", this::type);
        return end.join();
    }

    private static void daemon(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private void show() {
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int count = console.read(buffer); count > 0; count = console.read(buffer)) {
                world.console().out().write(buffer, 0, count);
                world.console().out().flush();
            }
            end.complete("the VM has stopped or its console was closed");
        } catch (IOException | HypervisorException failure) {
            end.complete("the console broke off: " + failure.getMessage());
        }
    }

    private void type() {
        byte[] buffer = new byte[4096];
        InputStream in = world.console().in();
        try {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                int escape = indexOfEscape(buffer, count);
                console.write(buffer, escape < 0 ? count : escape);
                if (escape >= 0) {
                    break;
                }
            }
            end.complete("left the console");
        } catch (IOException | HypervisorException failure) {
            end.complete("the console broke off: " + failure.getMessage());
        }
    }

    private static int indexOfEscape(byte[] buffer, int count) {
        for (int index = 0; index < count; index++) {
            if (buffer[index] == ESCAPE) {
                return index;
            }
        }
        return -1;
    }
}
