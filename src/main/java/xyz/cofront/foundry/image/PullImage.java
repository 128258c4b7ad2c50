package xyz.cofront.foundry.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import xyz.cofront.foundry.content.Compression;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.error.WaitTimeoutException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Interruption;
import xyz.cofront.foundry.workflow.Progress;
import xyz.cofront.foundry.workflow.Sleeper;

/// Downloads an image, compares its checksum and imports it.
///
/// What is downloaded lies in the user's cache until the import is done, so that whatever is cut off goes
/// on from there.
public final class PullImage {
    private static final int CHUNK = 1 << 20;

    private final Hypervisor hypervisor;
    private final DefaultPools pools;
    private final ImportImage importImage;
    private final Actor actor;
    private final DownloadCache cache;
    private final Network network;
    private final Progress progress;

    /// How the network is used.
    ///
    /// @param environment of the process: proxies and certificates
    /// @param timeLeft until the whole command has to be done
    public record Network(
            Map<String, String> environment, DownloadRules rules, Sleeper sleeper, Supplier<Duration> timeLeft) {
        public Network {
            environment = Map.copyOf(environment);
        }
    }

    /// @param importImage for the same connection
    /// @param actor this process
    public PullImage(
            Hypervisor hypervisor,
            DefaultPools pools,
            ImportImage importImage,
            Actor actor,
            DownloadCache cache,
            Network network,
            Progress progress) {
        this.hypervisor = hypervisor;
        this.pools = pools;
        this.importImage = importImage;
        this.actor = actor;
        this.cache = cache;
        this.network = network;
        this.progress = progress;
    }

    /// Looks at the pool first, then at the checksum file, then downloads.
    ///
    /// @throws StorageException if the pool or the name cannot be used, the download fails, its checksum
    ///     differs, or it cannot be imported
    /// @throws WaitTimeoutException if the time is over
    public ImportedImage run(PullRequest request) {
        progress.begin("Pulling image '" + request.name() + "' from "
                + request.address().shown() + "...");
        requireFreeName(request);
        try (DownloadClient client = new DownloadClient(network.environment(), network.rules())) {
            Downloader downloader =
                    new Downloader(client, network.rules(), network.sleeper(), network.timeLeft(), progress);
            Optional<Checksum> wanted = wanted(request, downloader);
            try (DownloadPart part = cache.claim(request.address())) {
                downloader.fetch(request.address(), part);
                progress.done("Downloaded");
                verify(request, wanted, part);
                return bring(request, wanted, part);
            }
        }
    }

    /// Before anything is downloaded. The import looks again.
    private void requireFreeName(PullRequest request) {
        try {
            List<String> problems = pools.problems(hypervisor, request.pool());
            if (!problems.isEmpty()) {
                throw new StorageException(problems.getFirst(), problems.subList(1, problems.size()), null);
            }
            Optional<Pool> pool = hypervisor.pools().find(request.pool()).filter(Pool::active);
            pool.ifPresent(found -> {
                ImportImage.requireFiles(found);
                ImageSite place = new ImageSite(hypervisor, found, request.name(), actor);
                ImportImage.requireFree(found, request.name(), place.look());
            });
        } catch (HypervisorException failure) {
            throw failure.explained("could not look into pool '" + request.pool() + "'", StorageException::new);
        }
    }

    private Optional<Checksum> wanted(PullRequest request, Downloader downloader) {
        return switch (request.checksum()) {
            case ChecksumSource.None _ -> Optional.empty();
            case ChecksumSource.Given(Checksum checksum) -> Optional.of(checksum);
            case ChecksumSource.Listed(DownloadAddress address) -> {
                if (!address.encrypted()) {
                    progress.warn("the checksum file comes over http: whoever can change the image on its way can"
                            + " change the checksum too");
                }
                String file = request.address().fileName();
                yield Optional.of(ChecksumFile.find(address.shown(), downloader.text(address), file));
            }
        };
    }

    private void verify(PullRequest request, Optional<Checksum> wanted, DownloadPart part) {
        if (wanted.isEmpty()) {
            progress.note("no checksum was given: nothing shows that this is the file its makers published");
            return;
        }
        Checksum expected = wanted.get();
        Checksum found = new Checksum(expected.algorithm(), digest(part.file(), expected.algorithm()));
        if (!found.equals(expected)) {
            part.remove();
            throw new StorageException(
                    "the checksum of " + request.address().shown() + " is wrong",
                    List.of("expected   " + expected, "downloaded " + found, "what was downloaded is removed"),
                    null);
        }
        boolean listed = request.checksum() instanceof ChecksumSource.Listed;
        progress.done(
                "Checksum verified (" + expected.algorithm().word() + ")" + (listed ? "; signature not checked" : ""));
    }

    private String digest(Path file, ChecksumAlgorithm algorithm) {
        MessageDigest digest = algorithm.digest();
        byte[] chunk = new byte[CHUNK];
        try (InputStream stream = Files.newInputStream(file)) {
            long total = Files.size(file);
            long done = 0;
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                digest.update(chunk, 0, read);
                done += read;
                progress.bytes("Verifying", done, total);
            }
        } catch (IOException failure) {
            throw new StorageException("the download " + file + " cannot be read: " + failure.getMessage(), failure);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private ImportedImage bring(PullRequest request, Optional<Checksum> verified, DownloadPart part) {
        ImportRequest importing = request.importing(part.file(), verified);
        try {
            ImportedImage image = importImage.run(importing);
            part.remove();
            return image;
        } catch (StorageException failure) {
            StorageException named = named(failure, part.file().toString(), request.address());
            if (part.resumable() && worthKeeping(part.file(), importing, failure)) {
                throw named.withDetails(List.of("what was downloaded is kept: the same command imports it"));
            }
            part.remove();
            throw named.withDetails(List.of("what was downloaded is removed"));
        }
    }

    /// The import names the file it reads; the user knows nothing but where that came from.
    private static StorageException named(StorageException failure, String file, DownloadAddress address) {
        List<String> details = failure.details().stream()
                .map(line -> line.replace(file, address.shown()))
                .toList();
        return new StorageException(failure.getMessage().replace(file, address.shown()), details, failure.getCause());
    }

    /// Not so if it will never be an image. Of what is compressed only the import can tell.
    private static boolean worthKeeping(Path file, ImportRequest importing, StorageException failure) {
        try (LocalFile source = LocalFile.open(file)) {
            if (Compression.of(source.read(0, 16)).isPresent()) {
                return !importing.isRefused(failure) && !(failure.getCause() instanceof IOException);
            }
            return new Inspector(ImageLimits.DEFAULT).inspectWhole(source, Integer.MAX_VALUE, Interruption.NONE)
                    instanceof Inspection.Accepted;
        }
    }
}
