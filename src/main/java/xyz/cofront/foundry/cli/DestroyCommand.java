package xyz.cofront.foundry.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.config.DurationText;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.vm.DestroyOptions;

/// Removes machines and their disks.
@Command(
        name = "destroy",
        aliases = "delete",
        description = "Remove VMs and their disks for good. (virsh's destroy only cuts the power.)")
final class DestroyCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "VMs to remove.")
    private final List<String> names = new ArrayList<>();

    @Option(
            names = {"-f", "--filename"},
            paramLabel = "FILE",
            description = "Remove the VMs of these documents; also a folder, or - for the standard input.")
    private final List<String> files = new ArrayList<>();

    @Option(
            names = {"-l", "--selector"},
            paramLabel = "KEY=VALUE[,...]",
            description = "Remove all VMs with all these labels; KEY!=VALUE: without.")
    @Nullable
    private String selector;

    @Option(names = "--ignore-not-found", description = "A VM that is not there is no failure.")
    private boolean ignoreNotFound;

    @Option(names = "--force", description = "Remove protected VMs, too, and the definitions of foreign ones.")
    private boolean force;

    @Option(names = "--keep-data", description = "Keep the data disks.")
    private boolean keepData;

    @Option(names = "--snapshots", description = "Remove overlays of snapshots that only the VM uses, too.")
    private boolean snapshots;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long a guest may take to shut down (${DEFAULT-VALUE}); 0 cuts the power at once.")
    private String grace = "30s";

    @Mixin
    private final ParallelOption parallel = new ParallelOption();

    @Spec
    private CommandSpec spec;

    DestroyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        requireOneKindOfTarget();
        List<String> typed = VmNames.parse(called(), names);
        Optional<Selector> wanted = Optional.ofNullable(selector).map(Selector::parse);
        Destruction destruction = new Destruction(context.session(), options(), parallel.width());
        destruction.requireAnswer();
        if (wanted.isPresent()) {
            return destruction.run(wanted.get());
        }
        return destruction.run(files.isEmpty() ? typed : named(destruction.session()));
    }

    /// As it was called: by its name or by its other name.
    private String called() {
        return "foundry "
                + spec.commandLine().getParseResult().originalArgs().stream()
                        .filter(List.of("destroy", "delete")::contains)
                        .findFirst()
                        .orElse(spec.name());
    }

    private void requireOneKindOfTarget() {
        int kinds = (names.isEmpty() ? 0 : 1) + (files.isEmpty() ? 0 : 1) + (selector == null ? 0 : 1);
        if (kinds == 0) {
            throw new ConfigurationException("nothing to destroy: name a VM, or give --filename or --selector");
        }
        if (kinds > 1) {
            throw new ConfigurationException("only one of NAME, --filename and --selector may be given");
        }
    }

    private DestroyOptions options() {
        return new DestroyOptions(ignoreNotFound, force, keepData, snapshots, grace());
    }

    private Duration grace() {
        try {
            return DurationText.parse(grace);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException("--grace: '" + grace + "': " + wrong.getMessage(), wrong);
        }
    }

    private List<String> named(Session session) {
        return new DocumentFiles(session)
                .load(files).stream().map(VirtualMachine::name).distinct().toList();
    }
}
