package xyz.cofront.foundry.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.Secrets;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;

/// Takes the secrets out of a document: what is kept in metadata is readable by every local user.
public final class Redaction {
    private Redaction() {}

    /// The same document with a marker in place of the password hash, the user-data, each command of `runcmd` and the
    /// content of each written file, and without a status.
    public static VirtualMachine redact(VirtualMachine machine) {
        CloudInit cloudInit = machine.spec().cloudInit();
        VirtualMachine bare = machine.withStatus(null);
        return cloudInit == null ? bare : bare.withSpec(bare.spec().withCloudInit(redact(cloudInit)));
    }

    private static CloudInit redact(CloudInit open) {
        return new CloudInit(
                open.fqdn(),
                open.user(),
                open.sshAuthorizedKeys(),
                marked(open.passwordHash()),
                open.sshPwauth(),
                open.packages(),
                open.runcmd().stream().map(Redaction::redact).toList(),
                open.writeFiles().stream().map(Redaction::redact).toList(),
                marked(open.userData()),
                open.seedBus());
    }

    private static @Nullable String marked(@Nullable String secret) {
        return secret == null ? null : Secrets.MARKER;
    }

    private static RunCommand redact(RunCommand command) {
        return switch (command) {
            case RunCommand.Shell _ -> new RunCommand.Shell(Secrets.MARKER);
            case RunCommand.Words _ -> new RunCommand.Words(List.of(Secrets.MARKER));
        };
    }

    private static WriteFile redact(WriteFile file) {
        return new WriteFile(
                file.path(), Secrets.MARKER, file.owner(), file.permissions(), null, file.append(), file.defer());
    }
}
