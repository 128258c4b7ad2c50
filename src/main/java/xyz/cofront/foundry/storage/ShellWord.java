package xyz.cofront.foundry.storage;

import java.util.regex.Pattern;

/// Names in commands that users copy: libvirt takes nearly every name, and a shell takes many of them for
/// something else.
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,][A-Za-z0-9_./:@%+=,-]*");

    private ShellWord() {}

    static String of(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        return "'" + name.replace("'", "'\\''") + "'";
    }
}
