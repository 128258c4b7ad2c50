package xyz.cofront.foundry.loader;

import java.lang.reflect.RecordComponent;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.yaml.Lines;

/// Knows how much of a line may be shown. It looks at the text alone, because a text with a syntax error has no nodes,
/// and rather hides too much: inside `cloudInit` only keys and the values of harmless ones are open, and elsewhere
/// whatever looks like a password, a hash or a key is not.
final class SecretLines {
    private static final Set<String> HARMLESS = Set.of(
            "fqdn", "user", "sshPwauth", "seedBus", "path", "owner", "permissions", "encoding", "append", "defer");

    private static final List<String> FIELDS = fields(CloudInit.class, WriteFile.class);

    private static final List<String> CLOSING = fields(VirtualMachine.class, VmSpec.class).stream()
            .filter(field -> !field.equals("cloudInit"))
            .toList();

    private static final String NAME = "[A-Za-z0-9_./-]{1,64}";

    private static final Pattern KEY = Pattern.compile("^[ \\t]*(?:-[ \\t]+){0,8}[\"']?(" + NAME + ")[\"']?:(?=\\s|$)");

    private static final Pattern TELLING_KEY = Pattern.compile(
            "(?i)(pass|pwd|hash|secret|token|private|cloud-?init|user-?data|content|runcmd|bootcmd|authorized)[A-Za-z_-]*[\"']?\\s*:");

    /// The beginning of such a key, whose end got lost.
    private static final Pattern TELLING_START = Pattern.compile(
            "(?i)^[ \\t]*(-[ \\t]+)?[\"']?(pass|pwd|hash|secret|token|private|cloud|user-?data|content|runcmd|write|ssh)");

    private static final Pattern TELLING_VALUE = Pattern.compile("PRIVATE KEY|\\$[0-9a-z]{1,4}\\$|[A-Za-z0-9+/=]{40,}");

    private static final Pattern PUBLIC_KEY = Pattern.compile("^[ \\t]*-[ \\t]+[\"']?(ssh|ecdsa|sk)-[a-z0-9@.-]+ .*");

    /// A value that is nothing but one word: after a space or a comma may come a field whose line break got lost.
    private static final Pattern WORD = Pattern.compile("\\s*[^\\s,{}\\[\\]]*\\s*");

    private static final Pattern LEAD = Pattern.compile("^[ \\t-]*");

    private final Lines lines;
    private final BitSet inCloudInit;

    SecretLines(Lines lines) {
        this.lines = lines;
        this.inCloudInit = inCloudInit(lines);
    }

    /// Whether a text looks like a hash or a key, wherever it stands.
    static boolean tells(String text) {
        return TELLING_VALUE.matcher(text).find();
    }

    /// Whether a text looks like the name of a field, and not like words that stand where one belongs.
    static boolean isKey(String text) {
        return text.matches(NAME);
    }

    private static List<String> fields(Class<?>... records) {
        return Stream.of(records)
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .toList();
    }

    /// How many chars from the line's start may be shown.
    ///
    /// @param index from 0
    int open(int index) {
        String line = lines.get(index);
        if (PUBLIC_KEY.matcher(line).matches() && !line.contains("PRIVATE")) {
            return line.length();
        }
        return inCloudInit.get(index) ? openInside(line) : openOutside(line);
    }

    private static int openInside(String line) {
        Matcher key = KEY.matcher(line);
        if (!key.find()) {
            return lead(line);
        }
        if (Suggestions.closest(key.group(1), FIELDS).isEmpty()) {
            return lead(line);
        }
        boolean harmless = HARMLESS.contains(key.group(1))
                && WORD.matcher(line.substring(key.end())).matches()
                && openOutside(line) == line.length();
        return harmless ? line.length() : key.end();
    }

    private static int openOutside(String line) {
        Matcher telling = TELLING_KEY.matcher(line);
        if (telling.find()) {
            return telling.end();
        }
        if (!TELLING_VALUE.matcher(line).find()) {
            return line.length();
        }
        Matcher key = KEY.matcher(line);
        return key.find() ? key.end() : lead(line);
    }

    private static int lead(String line) {
        Matcher lead = LEAD.matcher(line);
        return lead.find() ? lead.end() : 0;
    }

    /// The lines that have a `cloudInit`, or a key that tells of a secret, above them, and no field of a machine since
    /// that closes it.
    private static BitSet inCloudInit(Lines lines) {
        BitSet inside = new BitSet();
        int open = -1;
        for (int index = 0; index < lines.count(); index++) {
            String line = lines.get(index);
            if (open >= 0 && closes(line, open)) {
                open = -1;
            }
            if (open < 0
                    && (TELLING_KEY.matcher(line).find()
                            || TELLING_START.matcher(line).find())) {
                open = indent(line);
            }
            inside.set(index, open >= 0);
        }
        return inside;
    }

    /// Only a field of a machine closes the block: any other line may be the rest of a text whose indentation went
    /// wrong, even one that looks like a key or like the end of a document.
    private static boolean closes(String line, int open) {
        Matcher key = KEY.matcher(line);
        return indent(line) <= open && key.find() && CLOSING.contains(key.group(1));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
