package xyz.cofront.foundry.cli;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.vm.RenderVm;
import xyz.cofront.foundry.vm.Rendering;

/// Shows what create would make.
@Command(
        name = "render",
        description = "Show the domain XML, volumes and cloud-init files that create would make; makes nothing.")
final class RenderCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    private final DocumentArguments documents = new DocumentArguments();

    @Option(
            names = "--uuid",
            paramLabel = "UUID",
            description = "The VM's UUID. The same document, host and UUID give the same bytes; default: a random one.")
    @Nullable
    private String uuid;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the files into DIR/NAME instead of showing them, with --show-secrets the ISO too.")
    @Nullable
    private String out;

    @Option(names = "--show-secrets", description = "Do not mask secrets. Files are then for their owner alone (0600).")
    private boolean showSecrets;

    @Option(names = "--offline", description = "Ask no host: assume x86_64 with KVM and pools in their usual folders.")
    private boolean offline;

    @Mixin
    private final PlacementOptions placement = new PlacementOptions();

    RenderCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> all = documents.required("render");
        Session session = context.session(placement.flags());
        List<VirtualMachine> machines = new DocumentFiles(session).load(all);
        RenderVm render = new RenderVm(
                CreateCommand.defaults(session.settings()), uuids(session, machines.size()), session.progress());
        if (offline) {
            return show(session, render.assumed(session.defaultPools(), machines, showSecrets));
        }
        try {
            return session.connected(
                    Access.READ_WRITE,
                    hypervisor ->
                            show(session, render.onHost(hypervisor, session.defaultPools(), machines, showSecrets)));
        } catch (ConnectionException failure) {
            throw failure.withDetails(List.of("--offline renders without a host"));
        }
    }

    private Supplier<UUID> uuids(Session session, int machines) {
        if (uuid == null) {
            return session.machinery().uuids();
        }
        if (machines > 1) {
            throw new ConfigurationException("--uuid is for one VM, and there are " + machines + " documents");
        }
        UUID given = parse(uuid);
        return () -> given;
    }

    /// `UUID.fromString` takes less than a UUID too.
    private static UUID parse(String text) {
        if (!text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new ConfigurationException(
                    "--uuid: '" + text + "' is not a UUID such as 6d0c1a52-3f7e-4b7a-9c1d-0a1b2c3d4e5f");
        }
        return UUID.fromString(text);
    }

    private int show(Session session, List<Rendering> renderings) {
        if (out == null) {
            session.print(session.printer().rendered(renderings));
            return ExitCodes.DONE;
        }
        RenderFolder folder = new RenderFolder(out, showSecrets);
        for (Rendering rendering : renderings) {
            session.print(folder.write(rendering));
            if (rendering.masked()) {
                session.progress()
                        .note(rendering.name() + ": the ISO holds secrets and was left out; --show-secrets writes it");
            }
        }
        return ExitCodes.DONE;
    }
}
