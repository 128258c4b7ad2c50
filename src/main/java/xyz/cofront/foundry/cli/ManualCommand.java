package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.usage.CommandUsage;
import xyz.cofront.foundry.usage.ManPage;
import xyz.cofront.foundry.usage.Manual;

/// Writes the manual, for whoever packages Foundry.
@Command(name = "__manual", hidden = true, description = "Write the man pages into a folder.")
final class ManualCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The folder; made where it is missing.")
    private String folder = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Manual manual = ManualText.of(UsageReader.of(spec.root()));
        try {
            Path target = Files.createDirectories(Path.of(folder));
            for (CommandUsage command : manual.root().all().toList()) {
                write(target, manual, command);
            }
        } catch (IOException failure) {
            throw new ConfigurationException(folder + ": cannot be written: " + failure.getMessage(), failure);
        }
        return ExitCodes.DONE;
    }

    private static void write(Path target, Manual manual, CommandUsage command) throws IOException {
        String name = ManPage.fileName(command);
        Files.writeString(target.resolve(name), ManPage.of(manual, command), StandardCharsets.UTF_8);
        for (String other : ManPage.otherFileNames(command)) {
            Files.writeString(target.resolve(other), ".so man1/" + name + "\n", StandardCharsets.UTF_8);
        }
    }
}
