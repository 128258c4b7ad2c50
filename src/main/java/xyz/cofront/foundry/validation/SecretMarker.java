package xyz.cofront.foundry.validation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.Secrets;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;

/// Refuses the text that `get` prints where a secret was: taken as a value, it would become one.
final class SecretMarker {
    private static final String PATH = "spec.cloudInit";

    private SecretMarker() {}

    /// The value, if there is one and it is not the marker.
    static Optional<String> real(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.contains(Secrets.MARKER));
    }

    /// @param kept whether a secret may be the marker alone, for its value is elsewhere
    static void check(CloudInit cloudInit, boolean kept, Findings findings) {
        text(cloudInit.fqdn(), PATH + ".fqdn", findings);
        text(cloudInit.user(), PATH + ".user", findings);
        texts(cloudInit.sshAuthorizedKeys(), PATH + ".sshAuthorizedKeys", findings);
        secret(cloudInit.passwordHash(), PATH + ".passwordHash", kept, findings);
        texts(cloudInit.packages(), PATH + ".packages", findings);
        for (int index = 0; index < cloudInit.runcmd().size(); index++) {
            secret(line(cloudInit.runcmd().get(index)), FieldPath.item(PATH + ".runcmd", index), kept, findings);
        }
        for (int index = 0; index < cloudInit.writeFiles().size(); index++) {
            file(cloudInit.writeFiles().get(index), FieldPath.item(PATH + ".writeFiles", index), kept, findings);
        }
        secret(cloudInit.userData(), PATH + ".userData", kept, findings);
    }

    private static void secret(@Nullable String value, String path, boolean kept, Findings findings) {
        if (!kept || !Secrets.MARKER.equals(value)) {
            text(value, path, findings);
        }
    }

    private static String line(RunCommand command) {
        return switch (command) {
            case RunCommand.Shell(String line) -> line;
            case RunCommand.Words(List<String> words) -> String.join(" ", words);
        };
    }

    private static void file(WriteFile file, String path, boolean kept, Findings findings) {
        text(file.path(), path + ".path", findings);
        secret(file.content(), path + ".content", kept, findings);
        text(file.owner(), path + ".owner", findings);
        text(file.permissions(), path + ".permissions", findings);
        text(file.encoding(), path + ".encoding", findings);
    }

    private static void texts(List<String> values, String path, Findings findings) {
        for (int index = 0; index < values.size(); index++) {
            text(values.get(index), FieldPath.item(path, index), findings);
        }
    }

    private static void text(@Nullable String value, String path, Findings findings) {
        findings.require(
                value == null || !value.contains(Secrets.MARKER),
                path,
                "is a marker that `get` prints in place of a secret; write the value");
    }
}
