package xyz.cofront.foundry.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import xyz.cofront.foundry.Program;

/// The whole program in a process of its own, which can be killed and measured.
final class OwnProcess {
    /// As the launcher that `scripts/build` makes sets them; the native binary does not look at them.
    private static final String JVM_FLAGS =
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow";

    private OwnProcess() {}

    /// Starts it; stderr goes along with stdout.
    ///
    /// @param folder holds its downloads and its configuration
    static Process start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), arguments);
    }

    /// Runs it to its end.
    ///
    /// @return the most memory it had resident, in bytes
    static long peakMemory(Path folder, String... arguments) throws Exception {
        String measure = "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:]);"
                + " print('peak', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)";
        Process process = start(folder, List.of("python3", "-c", measure), arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(output);
        }
        return Long.parseLong(output.substring(output.lastIndexOf("peak ") + 5).strip()) * 1024;
    }

    private static Process start(Path folder, List<String> before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(Program.command(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JDK_JAVA_OPTIONS", JVM_FLAGS);
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        return builder.start();
    }
}
