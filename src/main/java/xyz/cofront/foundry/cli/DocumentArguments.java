package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.error.ConfigurationException;

/// Where a command's documents come from.
final class DocumentArguments {
    @Parameters(
            paramLabel = "FILE",
            description =
                    "Files with VirtualMachine documents, or folders, whose .yaml, .yml and .json files are taken;"
                            + " - is the standard input.")
    private final List<String> files = new ArrayList<>();

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            description = "The same.")
    private final List<String> moreFiles = new ArrayList<>();

    /// All that were named, in their order.
    ///
    /// @param command for the message, such as `create`
    /// @throws ConfigurationException if there is none
    List<String> required(String command) {
        List<String> all = Stream.concat(files.stream(), moreFiles.stream()).toList();
        if (all.isEmpty()) {
            throw new ConfigurationException(
                    "nothing to " + command + ": name a file, such as 'foundry " + command + " vm.yaml'");
        }
        return all;
    }
}
