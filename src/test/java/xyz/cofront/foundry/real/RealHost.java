package xyz.cofront.foundry.real;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/// The lab's host as these tests need it: both default pools and the micro image.
final class RealHost {
    static final Path VMS = Path.of("/var/lib/libvirt/images/foundry/vms");

    private RealHost() {}

    /// Imports an image once for all tests of the lab.
    ///
    /// @param variable names the environment variable that holds the image's path
    static void image(String variable, String name) {
        if (Files.exists(Path.of("/var/lib/libvirt/images/foundry/images", name))) {
            return;
        }
        String path = System.getenv(variable);
        if (path == null) {
            throw new IllegalStateException(variable + " is not set; run scripts/test, which makes the image");
        }
        RealFoundry foundry = new RealFoundry();
        foundry.succeed("image", "import", path, name);
        makeTheOtherPool(foundry);
    }

    /// Default pools, once made, stay: made here, they are no trace of any one test.
    private static void makeTheOtherPool(RealFoundry foundry) {
        if (!Files.exists(VMS)) {
            Path folder = Path.of(System.getenv("FOUNDRY_LAB_DIR"));
            foundry.succeed(
                    "create",
                    "--no-start",
                    Documents.micro(folder, "first", 250).toString());
            foundry.succeed("destroy", "first", "--yes");
        }
    }

    /// Waits for something on a machine's serial console.
    ///
    /// @return the whole log
    static String console(String machine, Duration patience, Predicate<String> wanted) throws Exception {
        return console(VMS.resolve(machine + "_serial.log"), patience, wanted);
    }

    /// The same for a machine whose log lies elsewhere.
    static String console(Path log, Duration patience, Predicate<String> wanted) throws Exception {
        Instant deadline = Instant.now().plus(patience);
        String text = "";
        while (Instant.now().isBefore(deadline)) {
            text = Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
            if (wanted.test(text)) {
                return text;
            }
            Thread.sleep(250);
        }
        throw new AssertionError("not seen within " + patience + " in " + log + ":\n" + text);
    }
}
