package xyz.cofront.foundry.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.Checksum;
import xyz.cofront.foundry.image.ChecksumSource;
import xyz.cofront.foundry.image.ImportOrigin;
import xyz.cofront.foundry.image.ImportRequest;

/// Brings a file into a pool as a base image.
@Command(
        name = "import",
        description = "Import a qcow2 or raw file of this host as a base image; gzip, xz, bzip2 and zstd are unpacked.")
final class ImageImportCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file; its header is checked first.")
    private String file = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The image's name, ending in .qcow2 or .raw; the file's unless given.")
    @Nullable
    private String name;

    @Option(names = "--name", paramLabel = "NAME", description = "The same.")
    @Nullable
    private String named;

    @Option(
            names = "--checksum",
            paramLabel = "SUM",
            description = "What the file must come to: sha256: or sha512: and hexadecimal digits.")
    @Nullable
    private String checksum;

    @Mixin
    private final ImagePool pool = new ImagePool();

    ImageImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (name != null && named != null) {
            throw new ConfigurationException("the name is given twice: as NAME and with --name");
        }
        Session session = pool.session(context);
        ImportRequest request = new ImportRequest(
                path(),
                name == null ? named : name,
                session.settings().imagePool().value(),
                checksum(),
                ImportOrigin.UNKNOWN);
        return session.connected(Access.READ_WRITE, hypervisor -> importImage(session, hypervisor, request));
    }

    private Path path() {
        try {
            return Path.of(file);
        } catch (InvalidPathException noPath) {
            throw new ConfigurationException("'" + file + "' cannot be a file's name", noPath);
        }
    }

    private @Nullable Checksum checksum() {
        return switch (ChecksumSource.parse(checksum)) {
            case ChecksumSource.None _ -> null;
            case ChecksumSource.Given(Checksum given) -> given;
            case ChecksumSource.Listed _ ->
                throw new ConfigurationException("--checksum: only 'image pull' reads checksum files");
        };
    }

    private static int importImage(Session session, Hypervisor hypervisor, ImportRequest request) {
        Images images = new Images(session, hypervisor);
        return images.during(() -> {
            session.print(session.printer().imported(images.importImage().run(request)));
            return ExitCodes.DONE;
        });
    }
}
