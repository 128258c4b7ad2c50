package xyz.cofront.foundry.cli;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import xyz.cofront.foundry.config.Catalogue;
import xyz.cofront.foundry.config.Settings;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.Pool;
import xyz.cofront.foundry.image.ImageVolumes;
import xyz.cofront.foundry.output.Text;
import xyz.cofront.foundry.storage.ImageFiles;
import xyz.cofront.foundry.usage.LiveKind;
import xyz.cofront.foundry.vm.GetVm;

/// Names of what is there, to complete a word with.
final class LiveNames {
    private static final List<String> VM_PREFIXES = List.of("vm/", "vms/", "virtualmachine/", "virtualmachines/");
    private static final List<String> POOL_PREFIXES = List.of("pool/", "storagepool/");

    private final Settings settings;
    private final Clock clock;
    private final Function<String, Hypervisor> connector;

    /// @param connector opens a connection to this URI
    LiveNames(Settings settings, Clock clock, Function<String, Hypervisor> connector) {
        this.settings = settings;
        this.clock = clock;
        this.connector = connector;
    }

    /// Sorted, each once. A name that a terminal would obey is left out, and one that looks like an option.
    ///
    /// @param typed what they begin with: of `vm/we` and of `app=web,env=` the names have the same beginning
    Stream<String> of(LiveKind kind, String typed) {
        String head = head(kind, typed);
        String rest = typed.substring(head.length());
        return all(kind).stream()
                .filter(name -> name.startsWith(rest) && harmless(name))
                .distinct()
                .sorted()
                .map(name -> head + name);
    }

    private static boolean harmless(String name) {
        return !name.isEmpty() && !name.startsWith("-") && Text.escape(name).equals(name);
    }

    private static String head(LiveKind kind, String typed) {
        return switch (kind) {
            case VM -> head(VM_PREFIXES, typed);
            case POOL -> head(POOL_PREFIXES, typed);
            case LABEL -> typed.substring(0, typed.lastIndexOf(',') + 1);
            case IMAGE, CATALOGUE -> "";
        };
    }

    private static String head(List<String> prefixes, String typed) {
        return prefixes.stream().filter(typed::startsWith).findFirst().orElse("");
    }

    private List<String> all(LiveKind kind) {
        if (kind == LiveKind.CATALOGUE) {
            return List.copyOf(new Catalogue(settings.catalogue()).names());
        }
        try (Hypervisor hypervisor = connector.apply(settings.connect().value())) {
            return all(kind, hypervisor);
        }
    }

    private List<String> all(LiveKind kind, Hypervisor hypervisor) {
        return switch (kind) {
            case VM ->
                hypervisor.domains().list(true).stream()
                        .map(DomainSummary::name)
                        .toList();
            case POOL -> hypervisor.pools().list().stream().map(Pool::name).toList();
            case IMAGE -> images(hypervisor);
            case LABEL -> labels(hypervisor);
            case CATALOGUE -> List.of();
        };
    }

    private List<String> images(Hypervisor hypervisor) {
        ImageVolumes files = new ImageVolumes(hypervisor.volumes());
        return hypervisor.volumes().list(settings.imagePool().value()).stream()
                .map(volume -> volume.name())
                .filter(name -> files.kind(name) instanceof ImageFiles.Image)
                .toList();
    }

    private List<String> labels(Hypervisor hypervisor) {
        return new GetVm(hypervisor, clock)
                .all(true).stream()
                        .flatMap(detail -> detail.document().metadata().labels().entrySet().stream())
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .toList();
    }
}
