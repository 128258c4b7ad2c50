package xyz.cofront.foundry.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.storage.DefaultPools;

/// Pulls into a host in memory.
final class Pulls {
    final Imports imports;
    final DownloadCache cache;
    final Map<String, String> environment = new HashMap<>();
    final List<Duration> slept = new ArrayList<>();
    Supplier<Duration> timeLeft = () -> Duration.ofMinutes(5);

    Pulls(Path folder) {
        this.imports = new Imports(folder);
        this.cache = new DownloadCache(folder.resolve("downloads"));
    }

    ImportedImage run(String url, @Nullable String checksum) {
        ImportImage importImage = new ImportImage(
                imports.host,
                new DefaultPools("/srv/foundry"),
                new Inspector(ImageLimits.DEFAULT),
                imports.actor(),
                imports.progress);
        DownloadRules rules = new DownloadRules(
                Duration.ofSeconds(2), Duration.ofSeconds(5), 2, Duration.ofSeconds(1), Duration.ofMinutes(2), () -> 0);
        return new PullImage(
                        imports.host,
                        new DefaultPools("/srv/foundry"),
                        importImage,
                        imports.actor(),
                        cache,
                        new PullImage.Network(environment, rules, slept::add, timeLeft),
                        imports.progress)
                .run(PullRequest.of(url, "web.qcow2", Imports.POOL, checksum));
    }

    List<String> volumes() {
        return imports.host.volumes().list(Imports.POOL).stream()
                .map(Volume::name)
                .toList();
    }
}
