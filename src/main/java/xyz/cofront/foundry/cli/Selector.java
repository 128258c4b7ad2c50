package xyz.cofront.foundry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.cofront.foundry.error.ConfigurationException;
import xyz.cofront.foundry.validation.Labels;
import xyz.cofront.foundry.vm.VmDetail;

/// Which labels a machine must have, and which not.
///
/// @param requirements all of them
record Selector(List<Requirement> requirements) {
    private static final Pattern PART = Pattern.compile("([^=!]*)(=|==|!=)([^=!]*)");

    Selector {
        requirements = List.copyOf(requirements);
    }

    /// @param text such as `env=prod,role!=web`; a value may be empty, and `==` is `=`
    /// @throws ConfigurationException if it has another form, or names what no label can have
    static Selector parse(String text) {
        List<Requirement> requirements = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Requirement next = requirement(text, part);
            if (next.equal() && requirements.stream().anyMatch(next::contradicts)) {
                throw wrong(text, "the key '" + next.key() + "' is there twice");
            }
            requirements.add(next);
        }
        return new Selector(requirements);
    }

    private static Requirement requirement(String text, String part) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches() || matcher.group(1).isBlank()) {
            throw wrong(text, "expected KEY=VALUE or KEY!=VALUE, several with commas between");
        }
        String key = matcher.group(1).strip();
        String value = matcher.group(3).strip();
        if (!Labels.isKey(key)) {
            throw wrong(
                    text,
                    "no label has the key '" + key + "': expected " + Labels.WORD_FORM
                            + ", or that after a domain in lower case, as in example.com/KEY");
        }
        if (!Labels.isValue(value)) {
            throw wrong(text, "no label has the value '" + value + "': expected " + Labels.WORD_FORM + ", or nothing");
        }
        return new Requirement(key, !matcher.group(2).equals("!="), value);
    }

    private static ConfigurationException wrong(String text, String reason) {
        return new ConfigurationException("--selector: '" + text + "': " + reason);
    }

    /// A foreign machine has no labels, and nobody means it by those that it has not.
    boolean matches(VmDetail detail) {
        return !detail.foreign() && requirements.stream().allMatch(requirement -> requirement.fulfilledBy(detail));
    }

    /// @param equal whether the label must have the value; else it must have another one, or not be there
    record Requirement(String key, boolean equal, String value) {
        boolean contradicts(Requirement other) {
            return equal && other.equal && key.equals(other.key);
        }

        boolean fulfilledBy(VmDetail detail) {
            return equal == value.equals(detail.document().metadata().labels().get(key));
        }
    }
}
