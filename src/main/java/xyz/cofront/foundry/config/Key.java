package xyz.cofront.foundry.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What can be set, by its names in each place.
public enum Key {
    CONNECT("connect", "--connect", "FOUNDRY_CONNECT", Key.SYSTEM),
    VIRT_TYPE("virtType", "--virt-type", "FOUNDRY_VIRT_TYPE", "auto"),
    VM_POOL("vmPool", "--pool", "FOUNDRY_VM_POOL", "foundry-vms"),
    IMAGE_POOL("imagePool", "--image-pool", "FOUNDRY_IMAGE_POOL", "foundry-images"),
    TIMEOUT("timeout", "--timeout", "FOUNDRY_TIMEOUT", "0"),
    OUTPUT("output", "--output", "FOUNDRY_OUTPUT", "table");

    static final String SYSTEM = "qemu:///system";
    static final String SESSION = "qemu:///session";

    private static final String LIBVIRT = "LIBVIRT_DEFAULT_URI";

    private final String word;
    private final String flag;
    private final String variable;
    private final String fallback;

    Key(String word, String flag, String variable, String fallback) {
        this.word = word;
        this.flag = flag;
        this.variable = variable;
        this.fallback = fallback;
    }

    /// The key in a configuration file.
    public String word() {
        return word;
    }

    /// The option on the command line.
    public String flag() {
        return flag;
    }

    /// The variables that give it, the first one that is set wins.
    public List<String> variables() {
        return this == CONNECT ? List.of(variable, LIBVIRT) : List.of(variable);
    }

    String fallback() {
        return fallback;
    }

    static Optional<Key> of(String word) {
        return Arrays.stream(values()).filter(key -> key.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Key::word).toList();
    }
}
