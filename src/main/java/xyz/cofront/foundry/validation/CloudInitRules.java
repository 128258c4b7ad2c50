package xyz.cofront.foundry.validation;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;

/// What cloud-init is told, but for `userData`, which [UserDataRules] judge. No message holds a value of
/// it: most of them are secrets.
final class CloudInitRules {
    private static final String PATH = "spec.cloudInit";
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    /// What useradd takes (shadow's `useradd(8)`, "Caveats").
    static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

    private CloudInitRules() {}

    static void check(CloudInit cloudInit, Findings findings) {
        if (cloudInit.fqdn() != null) {
            fqdn(cloudInit.fqdn(), PATH + ".fqdn", findings);
        }
        user(cloudInit.user(), findings);
        keys(cloudInit.sshAuthorizedKeys(), findings);
        SecretMarker.real(cloudInit.passwordHash())
                .flatMap(PasswordHashes::problem)
                .ifPresent(problem -> findings.add(PATH + ".passwordHash", problem));
        packages(cloudInit.packages(), findings);
        commands(cloudInit.runcmd(), findings);
        WriteFileRules.check(cloudInit.writeFiles(), PATH + ".writeFiles", findings);
    }

    private static void fqdn(String fqdn, String path, Findings findings) {
        List<String> labels = List.of(fqdn.split("\\.", -1));
        findings.require(fqdn.length() <= 253, path, "must be at most 253 characters, not " + fqdn.length());
        findings.require(
                labels.stream().allMatch(label -> label.length() <= 63),
                path,
                "must have at most 63 characters between two dots");
        boolean formed = findings.require(
                labels.stream().allMatch(label -> LABEL.matcher(label).matches()),
                path,
                "must be letters a-z, digits and \"-\" between dots, such as web.example.com");
        if (formed && findings.require(labels.size() > 1, path, "needs a domain, such as web.example.com")) {
            findings.require(!labels.getLast().chars().allMatch(Character::isDigit), path, "must not end in a number");
        }
    }

    private static void user(@Nullable String user, Findings findings) {
        findings.require(
                user == null || USER.matcher(user).matches(),
                PATH + ".user",
                "must be at most 32 letters a-z, digits, \"-\" and \"_\", with a letter or \"_\" first");
    }

    private static void keys(List<String> keys, Findings findings) {
        for (int index = 0; index < keys.size(); index++) {
            String path = FieldPath.item(PATH + ".sshAuthorizedKeys", index);
            SecretMarker.real(keys.get(index))
                    .flatMap(SshKeys::problem)
                    .ifPresent(problem -> findings.add(path, problem));
        }
    }

    private static void packages(List<String> packages, Findings findings) {
        for (int index = 0; index < packages.size(); index++) {
            String name = packages.get(index);
            String path = FieldPath.item(PATH + ".packages", index);
            findings.require(
                    !name.isEmpty()
                            && Texts.printable(name)
                            && name.codePoints().noneMatch(Character::isWhitespace),
                    path,
                    "must be one package's name, without spaces; each package is an entry of its own");
            findings.require(!name.startsWith("-"), path, "must not start with \"-\", which would be an option");
        }
    }

    private static void commands(List<RunCommand> commands, Findings findings) {
        for (int index = 0; index < commands.size(); index++) {
            String path = FieldPath.item(PATH + ".runcmd", index);
            List<String> words = switch (commands.get(index)) {
                case RunCommand.Shell(String line) -> List.of(line);
                case RunCommand.Words(List<String> list) -> list;
            };
            findings.require(
                    !words.isEmpty() && !words.getFirst().isBlank(), path, "is empty; write a command or leave it out");
            findings.require(words.stream().allMatch(Texts::printableLines), path, "must not hold control characters");
        }
    }
}
