package xyz.cofront.foundry.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.ImageLimits;
import xyz.cofront.foundry.image.ImportImage;
import xyz.cofront.foundry.image.ImportRequest;
import xyz.cofront.foundry.image.Inspector;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.vm.Environment;

/// Brings a file into a pool as a base image.
@Command(name = "import", description = "Import a qcow2 or raw file of this host as a base image.")
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
            names = {"--pool", "--image-pool"},
            paramLabel = "POOL",
            description = "Storage pool that holds the images.")
    @Nullable
    private String pool;

    ImageImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (name != null && named != null) {
            throw new ConfigurationException("the name is given twice: as NAME and with --name");
        }
        Session session = context.session(ImageListCommand.flags(pool));
        String wanted = name == null ? named : name;
        ImportRequest request =
                new ImportRequest(path(), wanted, session.settings().imagePool().value());
        return session.connected(Access.READ_WRITE, hypervisor -> importImage(session, hypervisor, request));
    }

    private Path path() {
        try {
            return Path.of(file);
        } catch (InvalidPathException noPath) {
            throw new ConfigurationException("'" + file + "' cannot be a file's name", noPath);
        }
    }

    private static int importImage(Session session, Hypervisor hypervisor, ImportRequest request) {
        session.print(session.printer().imported(useCase(session, hypervisor).run(request)));
        return ExitCodes.DONE;
    }

    static ImportImage useCase(Session session, Hypervisor hypervisor) {
        Environment machinery = session.machinery();
        return new ImportImage(
                hypervisor,
                session.defaultPools(),
                new Inspector(ImageLimits.DEFAULT),
                new Work(machinery.owner(), machinery.clock().instant()),
                machinery.alive(),
                session.progress());
    }
}
