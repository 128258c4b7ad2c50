package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.vm.SshTarget;

/// The host keys of machines, in a file of their own and not in the user's `~/.ssh/known_hosts`: under the machine's
/// UUID, for addresses come and go. A guest prints its keys at its first boot alone, so they are kept.
final class KnownHosts {
    private final Path file;

    private KnownHosts(Path file) {
        this.file = file;
    }

    /// Where the XDG base directory specification puts what a program keeps.
    static KnownHosts of(World world) {
        Map<String, String> environment = world.environment();
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path folder = state.startsWith("/") ? Path.of(state) : world.home().resolve(".local/state");
        return new KnownHosts(folder.resolve("foundry").resolve("known_hosts"));
    }

    Path file() {
        return file;
    }

    /// The name that the keys of a machine go by.
    static String alias(UUID uuid) {
        return "foundry-" + uuid;
    }

    /// Takes in what the machine said of its keys.
    ///
    /// @return whether its keys are known
    boolean learn(SshTarget target) {
        String start = alias(target.uuid()) + " ";
        List<String> before = lines();
        if (target.hostKeys().isEmpty()) {
            makeFolder();
            return before.stream().anyMatch(line -> line.startsWith(start));
        }
        List<String> after = Stream.concat(
                        before.stream().filter(line -> !line.startsWith(start)),
                        target.hostKeys().stream().map(key -> start + key))
                .toList();
        if (!after.equals(before)) {
            write(after);
        }
        return true;
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException failure) {
            throw unusable(failure);
        }
    }

    /// Whole or not at all: two may learn at once.
    private void write(List<String> lines) {
        makeFolder();
        try {
            Path fresh = Files.createTempFile(file.getParent(), "known_hosts", ".new");
            Files.write(fresh, lines, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw unusable(failure);
        }
    }

    private void makeFolder() {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException failure) {
            throw unusable(failure);
        }
    }

    private ConfigurationException unusable(IOException failure) {
        return new ConfigurationException(
                "cannot keep the host keys of VMs in '" + file + "': " + failure.getMessage(), failure);
    }
}
