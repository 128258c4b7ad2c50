package xyz.cofront.foundry.cloudinit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Judges user-data, meta-data and network-config with cloud-init's own schema and renderers, for any
/// test: one process for many folders, since cloud-init's modules take half a second to load.
public final class CloudInitChecks {
    private static final String MODULES = "FOUNDRY_CLOUD_INIT_MODULES";

    /// @param version of the cloud-init that judged
    /// @param results in the order of the folders
    public record Report(String version, List<Result> results) {
        /// Every problem with the name of its folder before it.
        public List<String> problems() {
            return results.stream().flatMap(Result::named).toList();
        }
    }

    /// @param problems each with the name of its file; empty means that all is well
    /// @param rendered what each renderer (netplan, sysconfig, network-manager, networkd, eni) made of it
    /// @param userData as PyYAML reads it, if the folder has user-data
    public record Result(
            String folder,
            List<String> problems,
            Map<String, String> rendered,
            @Nullable Map<String, Object> userData) {
        Stream<String> named() {
            Path name = Path.of(folder).getFileName();
            return problems.stream().map(problem -> name + "/" + problem);
        }
    }

    private CloudInitChecks() {}

    /// @param folders each with some of the three files, under the names that a guest finds them by
    /// @throws AssertionError if cloud-init's modules are not there
    public static Report judge(List<Path> folders) {
        String output = python(script(), folders.stream().map(Path::toString).toList());
        return JsonMapper.shared().readValue(output, Report.class);
    }

    /// What a script prints that finds cloud-init's modules.
    static String python(Path script, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-B", script.toString()));
        command.addAll(arguments);
        try {
            return output(command);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run /usr/bin/python3; run scripts/test, which installs it", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Lays the files of a seed into a new folder.
    public static Path write(Seed seed, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("user-data"), seed.userData());
        Files.writeString(folder.resolve("meta-data"), seed.metaData());
        Files.writeString(folder.resolve("network-config"), seed.networkConfig());
        return folder;
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("cloud-init-checks", ".stderr");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("PYTHONPATH", modules());
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("cloud-init's modules failed: " + Files.readString(errors));
            }
            return output;
        } finally {
            Files.delete(errors);
        }
    }

    private static String modules() {
        String folder = System.getenv(MODULES);
        if (folder == null) {
            throw new AssertionError(
                    MODULES + " is not set; run scripts/test, which unpacks Debian's cloud-init and sets it");
        }
        return folder;
    }

    private static Path script() {
        URL script = CloudInitChecks.class.getResource("/cloud-init/checks.py");
        if (script == null) {
            throw new AssertionError("cloud-init/checks.py is not among the test resources");
        }
        try {
            return Path.of(script.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
