package xyz.cofront.foundry.validation;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import xyz.cofront.foundry.api.v1alpha1.ObjectMeta;

/// Name, labels and annotations. The limits of the latter two are Kubernetes'
/// (documentation, "Labels and Selectors", "Annotations").
final class MetadataRules {
    private static final int LONGEST_NAME = 63;
    private static final int MOST_ANNOTATIONS = 256 * 1024;
    private static final String OWN_PREFIX = "foundry.cofront.xyz/";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*[a-z0-9]");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");

    /// Words that commands take before a name, as in kubectl's `delete vm web`.
    private static final Set<String> RESOURCE_WORDS = Set.of("vm", "vms", "virtualmachine", "virtualmachines");

    private MetadataRules() {}

    static void check(ObjectMeta metadata, Findings findings) {
        name(metadata.name(), findings);
        metadata.labels().forEach((key, value) -> label(key, value, findings));
        metadata.annotations().forEach((key, value) -> annotation(key, value, findings));
        annotationsSize(metadata.annotations(), findings);
    }

    private static void name(String name, Findings findings) {
        String path = "metadata.name";
        if (!findings.require(!name.isEmpty(), path, "is required")
                || !findings.require(
                        name.length() <= LONGEST_NAME,
                        path,
                        "must be at most " + LONGEST_NAME + " characters, not " + name.length())
                || !findings.require(
                        NAME.matcher(name).matches(),
                        path,
                        "must be at least two letters a-z or digits, with \"-\" and \"_\" only between them")) {
            return;
        }
        virshName(name, path, findings);
    }

    /// virsh takes a name, a number or a UUID in one place and tries the name last.
    private static void virshName(String name, String path, Findings findings) {
        findings.require(
                !name.chars().allMatch(Character::isDigit),
                path,
                "must not be a number, which virsh would take for a domain's ID; add a letter");
        findings.require(
                name.chars().allMatch(Character::isDigit) || !UUID.matcher(name).matches(),
                path,
                "must not look like a UUID, which virsh would take for another domain's");
        findings.require(
                !RESOURCE_WORDS.contains(name),
                path,
                "must not be " + Texts.quoted(name) + ", which commands take for the kind of thing they act on");
    }

    private static void label(String key, String value, Findings findings) {
        String path = FieldPath.child("metadata.labels", key);
        key(key, path, findings);
        findings.require(
                Labels.isValue(value), path, "must be " + Labels.WORD_FORM + "; longer text goes into annotations");
    }

    private static void annotation(String key, String value, Findings findings) {
        String path = FieldPath.child("metadata.annotations", key);
        key(key, path, findings);
        findings.require(Texts.printableLines(value), path, "must not hold control characters");
        if (key.equals(ObjectMeta.PROTECT)) {
            findings.require(
                    value.equals("true") || value.equals("false"), path, "must be \"true\" or \"false\", in quotes");
            return;
        }
        // A typing error in the protection's name would leave the machine unprotected, so unknown ones are refused.
        findings.require(
                !key.startsWith(OWN_PREFIX),
                path,
                "is not an annotation of Foundry's; the one it knows is " + Texts.quoted(ObjectMeta.PROTECT));
    }

    private static void key(String key, String path, Findings findings) {
        int slash = key.indexOf('/');
        String word = key.substring(slash + 1);
        findings.require(Labels.word(word), path, "has a key that is not " + Labels.WORD_FORM);
        findings.require(
                slash < 0 || Labels.subdomain(key.substring(0, slash)),
                path,
                "has a prefix before \"/\" that is not a domain in lower case, such as example.com/");
    }

    private static void annotationsSize(Map<String, String> annotations, Findings findings) {
        int bytes = annotations.entrySet().stream()
                .mapToInt(entry -> Findings.bytes(entry.getKey()) + Findings.bytes(entry.getValue()))
                .sum();
        findings.require(
                bytes <= MOST_ANNOTATIONS, "metadata.annotations", "must be at most 262144 bytes in all, not " + bytes);
    }
}
