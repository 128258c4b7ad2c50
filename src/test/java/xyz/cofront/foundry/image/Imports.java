package xyz.cofront.foundry.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.InMemoryHypervisor;
import xyz.cofront.foundry.metadata.Owner;
import xyz.cofront.foundry.metadata.Work;
import xyz.cofront.foundry.storage.DefaultPools;
import xyz.cofront.foundry.workflow.Interruption;

/// Imports into a host in memory, by a process that calls itself 42.
final class Imports {
    static final String POOL = "foundry-images";
    static final String PROGRAM = "foundry test";
    static final Owner OURSELVES = new Owner("boot-1", 42, 1000);
    static final Owner DEAD = new Owner("boot-1", 41, 900);
    static final Owner ALIVE = new Owner("boot-1", 40, 800);
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    final InMemoryHypervisor host = new InMemoryHypervisor().withPool(POOL, "/images", 1 << 24);
    final List<Duration> slept = new ArrayList<>();
    final RecordedProgress progress = new RecordedProgress();
    private final Path folder;

    Imports(Path folder) {
        this.folder = folder;
    }

    Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    ImportedImage run(Path source, @Nullable String name) {
        return run(host, new ImportRequest(source, name, POOL));
    }

    ImportedImage run(Hypervisor connection, ImportRequest request) {
        return new ImportImage(
                        connection,
                        new DefaultPools("/srv/foundry"),
                        new Inspector(ImageLimits.DEFAULT),
                        actor(),
                        progress)
                .run(request);
    }

    Actor actor() {
        return actor(OURSELVES);
    }

    /// Another process, to which these two are each what they are called.
    Actor actor(Owner owner) {
        return new Actor(new Work(owner, NOW), PROGRAM, ALIVE::equals, slept::add, Interruption.NONE);
    }

    /// What work by this owner that was cut off leaves beside the image.
    void putMarker(String image, ImageMarker.Doing doing, Owner owner) {
        host.putVolume(POOL, image + ".incomplete", new ImageMarker(image, doing, new Work(owner, NOW)).bytes());
    }
}
