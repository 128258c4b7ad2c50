package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.config.Catalogue;
import xyz.cofront.foundry.config.CatalogueEntry;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.image.DownloadCache;
import xyz.cofront.foundry.image.ImportedImage;
import xyz.cofront.foundry.image.PullImage;
import xyz.cofront.foundry.image.PullRequest;

/// Downloads an image into a pool.
@Command(name = "pull", description = "Download a base image, by URL or by its name in the catalogue.")
final class ImagePullCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = "An https:// or http:// URL, or a name that 'image search' lists.")
    private String source = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The image's name, ending in .qcow2 or .raw; the file's or the catalogue's unless given.")
    @Nullable
    private String name;

    @Mixin
    private final ImagePool pool = new ImagePool();

    @Option(
            names = "--checksum",
            paramLabel = "SUM",
            description = "sha256:HEX, sha512:HEX, or the URL of a checksum file such as SHA256SUMS.")
    @Nullable
    private String checksum;

    ImagePullCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = pool.session(context);
        String images = session.settings().imagePool().value();
        if (source.contains("://")) {
            return pull(session, PullRequest.of(source, name, images, checksum));
        }
        if (source.contains("/")) {
            throw new ConfigurationException(
                    "'" + source + "' is neither a URL nor a catalogue's name; URLs begin with https:// or http://");
        }
        CatalogueEntry entry = entry(new Catalogue(session.settings().catalogue()));
        int code = pull(session, request(entry, images));
        if (entry.user() != null) {
            session.progress().note("the image's own user is '" + entry.user() + "'");
        }
        return code;
    }

    private CatalogueEntry entry(Catalogue catalogue) {
        return catalogue.find(source).orElseThrow(() -> {
            List<String> details = new ArrayList<>();
            Suggestions.closest(source, catalogue.names())
                    .ifPresent(near -> details.add("did you mean '" + near + "'?"));
            details.add("'foundry image search' lists the names; anything else can be pulled by its URL");
            return new StorageException("there is no image '" + source + "' in the catalogue", details, null);
        });
    }

    private PullRequest request(CatalogueEntry entry, String images) {
        return PullRequest.of(
                        entry.url(),
                        name == null ? entry.imageName() : name,
                        images,
                        checksum == null ? entry.checksum() : checksum)
                .loggedInAs(entry.user());
    }

    private static int pull(Session session, PullRequest request) {
        return session.connected(Access.READ_WRITE, hypervisor -> {
            ImportedImage image = useCase(session, hypervisor).run(request);
            session.print(session.printer().imported(image));
            return ExitCodes.DONE;
        });
    }

    private static PullImage useCase(Session session, Hypervisor hypervisor) {
        World world = session.world();
        Images images = new Images(session, hypervisor);
        return new PullImage(
                hypervisor,
                session.defaultPools(),
                images.importImage(),
                images.actor(),
                DownloadCache.of(world.environment(), world.home()),
                new PullImage.Network(
                        world.environment(),
                        world.downloads(),
                        session.machinery().sleeper(),
                        session.deadline()::remaining),
                session.progress());
    }
}
