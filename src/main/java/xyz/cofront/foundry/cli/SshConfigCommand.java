package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xyz.cofront.foundry.config.OutputFormat;
import xyz.cofront.foundry.config.Setting;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.vm.FindSsh;
import xyz.cofront.foundry.vm.SshTarget;

/// Prints what `~/.ssh/config` needs for ssh, scp, rsync and editors to find machines by name.
@Command(
        name = "ssh-config",
        description = "Print a section for ~/.ssh/config with address, user and host key of each VM.")
final class SshConfigCommand implements Callable<Integer> {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Context context;

    @Mixin
    private final Targets targets = new Targets();

    SshConfigCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Targets.Chosen chosen = targets.parse("foundry ssh-config");
        Session session = context.session();
        requireNoOtherFormat(session.settings().output());
        return session.connected(
                Access.READ_WRITE, hypervisor -> print(session, hypervisor, chosen.names(session, hypervisor)));
    }

    /// A format that is set for all commands is none that was asked for here.
    private static void requireNoOtherFormat(Setting<OutputFormat> output) {
        if (output.forced() && output.value() != OutputFormat.TABLE) {
            throw new ConfigurationException("--output: '" + output.value().word()
                    + "': ssh-config prints what ~/.ssh/config takes, and has no other format");
        }
    }

    private static int print(Session session, Hypervisor hypervisor, List<String> names) {
        List<FoundryException> failures = new ArrayList<>();
        for (String name : names) {
            try {
                session.print(section(session, new FindSsh(hypervisor).find(name)));
            } catch (FoundryException failure) {
                failures.add(failure);
            }
        }
        return Tally.report(session, names.size() - failures.size(), failures);
    }

    private static String section(Session session, SshTarget target) {
        requirePlain(target.name());
        List<String> lines = new ArrayList<>();
        lines.add("Host " + target.name());
        lines.add("  HostName " + target.address());
        target.user().ifPresent(user -> lines.add("  User " + user));
        lines.addAll(SshSettings.of(session, target).asLines());
        return String.join("\n", lines) + "\n";
    }

    /// In a configuration a blank begins another name, and `*` stands for every host (ssh_config(5), "PATTERNS").
    private static void requirePlain(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new VmException(
                    "VM '" + name + "' has a name that ssh's configuration cannot hold",
                    List.of("'foundry ssh' takes it all the same"),
                    null);
        }
    }
}
