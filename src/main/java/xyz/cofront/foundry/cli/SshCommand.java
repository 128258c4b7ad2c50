package xyz.cofront.foundry.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.vm.FindSsh;
import xyz.cofront.foundry.vm.SshTarget;

/// Gets into a guest by the system's SSH client.
@Command(
        name = "ssh",
        description = "Get into a VM by SSH, its host key checked against what it said on its serial console.",
        footer = "Ends with the status of ssh. A command for the guest comes behind --: foundry ssh web -- uptime")
final class SshCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "NAME", description = "The VM.")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "COMMAND", description = "What to run there in place of a shell.")
    private final List<String> command = new ArrayList<>();

    @Option(names = "--user", paramLabel = "USER", description = "Whom to log in as; else cloudInit.user or root.")
    @Nullable
    private String user;

    @Option(
            names = {"-i", "--identity"},
            paramLabel = "FILE",
            description = "The private key; else what ssh takes by itself.")
    @Nullable
    private String identity;

    SshCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String machine = VmNames.parse("foundry ssh", List.of(name)).getFirst();
        Session session = context.session();
        List<String> line = new ArrayList<>();
        session.connected(Access.READ_WRITE, hypervisor -> {
            line.addAll(line(session, new FindSsh(hypervisor).find(machine)));
            return ExitCodes.DONE;
        });
        try {
            return session.world().live().programs().run(line);
        } catch (IOException failure) {
            throw new ConfigurationException(
                    "cannot run ssh: " + failure.getMessage(), List.of("is OpenSSH's client installed?"), failure);
        }
    }

    private List<String> line(Session session, SshTarget target) {
        List<String> line = new ArrayList<>(List.of("ssh"));
        SshSettings.of(session, target).asOptions().forEach(option -> line.addAll(List.of("-o", option)));
        if (identity != null) {
            line.addAll(List.of("-i", identity));
        }
        if (user != null) {
            line.addAll(List.of("-l", user));
        } else {
            target.user().ifPresent(known -> line.addAll(List.of("-l", known)));
        }
        line.addAll(List.of("--", target.address()));
        line.addAll(command);
        return line;
    }
}
