package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.output.Text;
import xyz.cofront.foundry.vm.Rendering;

/// Writes renderings below a folder. A file that is there is replaced whole, so that nobody reads half of
/// one, and none that others may read ever holds a secret.
final class RenderFolder {
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> SHARED = PosixFilePermissions.fromString("rw-r--r--");

    private final String folder;
    private final boolean secret;

    /// @param secret whether what is written is for its owner alone
    RenderFolder(String folder, boolean secret) {
        this.folder = folder;
        this.secret = secret;
    }

    /// @return the paths of the files, one a line
    /// @throws ConfigurationException if one cannot be written
    String write(Rendering rendering) {
        StringBuilder written = new StringBuilder();
        for (Map.Entry<String, String> text : rendering.texts().entrySet()) {
            written.append(
                    write(rendering.name(), text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8)));
        }
        Optional<byte[]> iso = rendering.iso();
        if (iso.isPresent()) {
            written.append(write(rendering.name(), "seed.iso", iso.get()));
        }
        return written.toString();
    }

    private String write(String name, String file, byte[] content) {
        try {
            Path target = Path.of(folder, name).resolve(file);
            Path parent = target.toAbsolutePath().getParent();
            if (parent == null) {
                throw new IllegalStateException("a file's path has a folder");
            }
            if (secret) {
                Files.createDirectories(parent, OWN_FOLDER);
            } else {
                Files.createDirectories(parent);
            }
            replace(parent, target, content);
            return Text.escape(target.toString()) + "\n";
        } catch (InvalidPathException noPath) {
            throw new ConfigurationException("--out: a folder's name cannot hold a zero character", noPath);
        } catch (IOException failure) {
            throw new ConfigurationException("--out: cannot write " + failure.getMessage(), failure);
        }
    }

    private void replace(Path parent, Path target, byte[] content) throws IOException {
        Path draft = Files.createTempFile(parent, ".render", null, OWN_FILE);
        try {
            Files.write(draft, content);
            if (!secret) {
                Files.setPosixFilePermissions(draft, SHARED);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
