package xyz.cofront.foundry.cloudinit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.RunCommand;
import xyz.cofront.foundry.api.v1alpha1.WriteFile;
import xyz.cofront.foundry.cloudinit.OwnKey.Rule;

/// The keys of the cloud-config that Foundry writes from the fields of `cloudInit`, in the order they are
/// written (cloud-init's documentation, "Module reference").
final class OwnKeys {
    private static final String ROOT = "root";
    private static final String FIELD = "spec.cloudInit.";

    private final List<OwnKey> keys = new ArrayList<>();

    private OwnKeys() {}

    static List<OwnKey> of(CloudInit cloudInit, String hostname) {
        OwnKeys own = new OwnKeys();
        own.identity(hostname, cloudInit.fqdn());
        own.access(cloudInit);
        own.work(cloudInit);
        return List.copyOf(own.keys);
    }

    /// - `preserve_hostname: false`, because an image made from an installed system may say true, and the
    ///   hostname would then never be set.
    /// - `prefer_fqdn_over_hostname: false`, because Red Hat's family otherwise makes the whole FQDN (or, where
    ///   there is none, `NAME.localdomain`) the hostname.
    /// - `manage_etc_hosts: localhost`, because nothing else in the guest knows the FQDN; unlike `true` it adds
    ///   one line to /etc/hosts and leaves the administrator's own alone.
    private void identity(String hostname, @Nullable String fqdn) {
        add("hostname", Yaml.text(hostname), Rule.WINS, FIELD + "fqdn");
        if (fqdn != null) {
            add("fqdn", Yaml.text(fqdn), Rule.WINS, FIELD + "fqdn");
        }
        add("preserve_hostname", Yaml.flag(false), Rule.CLASHES, FIELD + "fqdn");
        add("prefer_fqdn_over_hostname", Yaml.flag(false), Rule.YIELDS, FIELD + "fqdn");
        add("manage_etc_hosts", Yaml.text("localhost"), Rule.YIELDS, FIELD + "fqdn");
    }

    /// Without user, key and password nothing is said of users, and the image's own default user remains.
    /// Otherwise `users` has no `default`: the document's user is the only one that cloud-init makes.
    private void access(CloudInit cloudInit) {
        String user = cloudInit.user() == null ? ROOT : cloudInit.user();
        boolean named = cloudInit.user() != null
                || cloudInit.passwordHash() != null
                || !cloudInit.sshAuthorizedKeys().isEmpty();
        if (named) {
            add("users", Yaml.list(List.of(user(user, cloudInit))), Rule.USERS, FIELD + "user");
        }
        if (user.equals(ROOT) && !cloudInit.sshAuthorizedKeys().isEmpty()) {
            add("disable_root", Yaml.flag(false), Rule.CLASHES, FIELD + "sshAuthorizedKeys");
        }
        add("ssh_pwauth", Yaml.flag(cloudInit.sshPwauth()), Rule.CLASHES, FIELD + "sshPwauth");
    }

    /// The hash goes here and not to `chpasswd`, whose `list` takes a yescrypt hash for the password itself and
    /// whose `users` cloud-init has from 22.3 only. Without a hash cloud-init locks the password, its default.
    /// No `groups`: their names differ among distributions, cloud-init would make the missing ones, and sudo
    /// gives every right anyway.
    private static MappingNode user(String name, CloudInit cloudInit) {
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("name", Yaml.text(name));
        if (!name.equals(ROOT)) {
            entries.put("sudo", Yaml.text("ALL=(ALL) NOPASSWD:ALL"));
            entries.put("shell", Yaml.text("/bin/bash"));
        }
        String hash = cloudInit.passwordHash();
        if (hash != null) {
            entries.put("lock_passwd", Yaml.flag(false));
            entries.put("hashed_passwd", Yaml.text(hash));
        }
        if (!cloudInit.sshAuthorizedKeys().isEmpty()) {
            entries.put("ssh_authorized_keys", Yaml.texts(cloudInit.sshAuthorizedKeys()));
        }
        return Yaml.map(entries);
    }

    private void work(CloudInit cloudInit) {
        appended("packages", cloudInit.packages().stream().map(Yaml::text).toList(), "packages");
        appended(
                "write_files",
                cloudInit.writeFiles().stream().map(OwnKeys::file).toList(),
                "writeFiles");
        appended("runcmd", cloudInit.runcmd().stream().map(OwnKeys::command).toList(), "runcmd");
    }

    private static Node file(WriteFile file) {
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("path", Yaml.text(file.path()));
        entries.put("content", Yaml.text(file.content()));
        putText(entries, "owner", file.owner());
        putText(entries, "permissions", file.permissions());
        putText(entries, "encoding", file.encoding());
        if (file.append()) {
            entries.put("append", Yaml.flag(true));
        }
        if (file.defer()) {
            entries.put("defer", Yaml.flag(true));
        }
        return Yaml.map(entries);
    }

    private static Node command(RunCommand command) {
        return switch (command) {
            case RunCommand.Shell(String line) -> Yaml.text(line);
            case RunCommand.Words(List<String> words) -> Yaml.words(words);
        };
    }

    private static void putText(Map<String, Node> entries, String key, @Nullable String value) {
        if (value != null) {
            entries.put(key, Yaml.text(value));
        }
    }

    private void appended(String key, List<? extends Node> items, String field) {
        if (!items.isEmpty()) {
            add(key, Yaml.list(items), Rule.APPENDED, FIELD + field);
        }
    }

    private void add(String key, Node value, Rule rule, String source) {
        keys.add(new OwnKey(key, value, rule, source));
    }
}
