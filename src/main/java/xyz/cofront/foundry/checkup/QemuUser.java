package xyz.cofront.foundry.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// As whom QEMU runs under the system's libvirt, and where that user may go.
record QemuUser(Surroundings host) {
    private static final Pattern SETTING = Pattern.compile("(?m)^\\s*user\\s*=\\s*\"([^\"\\n]+)\"");

    /// What distributions build into libvirt: Debian's family, and Fedora's and SUSE's.
    private static final List<String> USUAL = List.of("libvirt-qemu", "qemu");

    /// By libvirt's configuration, where it may be read; else by the distribution's user. Empty if that is not told.
    Optional<Accounts.User> find() {
        Accounts accounts = new Accounts(host);
        Stream<String> configured = host.text("/etc/libvirt/qemu.conf").stream()
                .flatMap(text -> SETTING.matcher(text).results())
                .map(match -> match.group(1))
                .limit(1);
        return Stream.concat(configured, USUAL.stream())
                .flatMap(name -> accounts.user(name).stream())
                .findFirst();
    }

    /// The first folder on the way that the user may not go through by its mode.
    Optional<String> barrier(Accounts.User user, String path) {
        return folders(path).stream()
                .filter(folder -> host.rights(folder)
                        .filter(rights -> !rights.entered(user.uid(), user.groups()))
                        .isPresent())
                .findFirst();
    }

    /// `/`, `/var`, `/var/lib` and so on, the path itself included.
    private static List<String> folders(String path) {
        List<String> folders = new ArrayList<>(List.of("/"));
        for (MatchResult part :
                Pattern.compile("/[^/]+").matcher(path).results().toList()) {
            folders.add(path.substring(0, part.end()));
        }
        return folders;
    }
}
