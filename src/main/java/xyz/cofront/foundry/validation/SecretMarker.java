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

    static void check(CloudInit cloudInit, Findings findings) {
        text(cloudInit.fqdn(), PATH + ".fqdn", findings);
        text(cloudInit.user(), PATH + ".user", findings);
        texts(cloudInit.sshAuthorizedKeys(), PATH + ".sshAuthorizedKeys", findings);
        text(cloudInit.passwordHash(), PATH + ".passwordHash", findings);
        texts(cloudInit.packages(), PATH + ".packages", findings);
        texts(cloudInit.runcmd().stream().map(SecretMarker::line).toList(), PATH + ".runcmd", findings);
        for (int index = 0; index < cloudInit.writeFiles().size(); index++) {
            file(cloudInit.writeFiles().get(index), FieldPath.item(PATH + ".writeFiles", index), findings);
        }
        text(cloudInit.userData(), PATH + ".userData", findings);
    }

    private static String line(RunCommand command) {
        return switch (command) {
            case RunCommand.Shell(String line) -> line;
            case RunCommand.Words(List<String> words) -> String.join(" ", words);
        };
    }

    private static void file(WriteFile file, String path, Findings findings) {
        text(file.path(), path + ".path", findings);
        text(file.content(), path + ".content", findings);
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
