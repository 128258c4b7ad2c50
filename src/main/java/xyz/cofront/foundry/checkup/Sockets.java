package xyz.cofront.foundry.checkup;

import java.util.List;
import java.util.stream.Stream;

/// The sockets of the system's libvirt: of the one daemon, and of the modular ones (libvirt's documentation,
/// "Daemons").
record Sockets(Surroundings host) {
    static final String MONOLITHIC = "/run/libvirt/libvirt-sock";
    static final String MODULAR = "/run/libvirt/virtqemud-sock";

    /// The daemons that Foundry needs besides virtqemud where each task has one of its own.
    private static final List<String> COMPANIONS = List.of("virtnetworkd", "virtstoraged");

    private static final List<String> UNIT_FOLDERS =
            List.of("/etc/systemd/system/", "/usr/lib/systemd/system/", "/lib/systemd/system/");
    private static final List<String> PROGRAM_FOLDERS = List.of("/usr/sbin/", "/usr/bin/");

    boolean there(String file) {
        return host.sight(file) == Sight.THERE;
    }

    /// The socket that libvirt's library takes: virtqemud's where there is one.
    String chosen() {
        return there(MODULAR) ? MODULAR : MONOLITHIC;
    }

    /// Whether there is one, or may be, and this user may open none.
    boolean denied() {
        List<String> sockets = List.of(MONOLITHIC, MODULAR);
        return sockets.stream().noneMatch(host::writable)
                && sockets.stream().anyMatch(socket -> host.sight(socket) != Sight.ABSENT);
    }

    List<String> missingCompanions() {
        return COMPANIONS.stream()
                .filter(daemon -> !there("/run/libvirt/" + daemon + "-sock"))
                .toList();
    }

    /// Whether the daemon runs, or starts with the host. That of the one daemon's socket is no sign: virtproxyd, a
    /// modular
    /// one, has it too.
    boolean inUse(String daemon) {
        return Stream.of(
                        "/run/" + daemon + ".pid",
                        "/etc/systemd/system/sockets.target.wants/" + daemon + ".socket",
                        "/etc/systemd/system/multi-user.target.wants/" + daemon + ".service")
                .anyMatch(this::there);
    }

    /// Whether systemd knows the daemon, or its program is there.
    boolean installed(String daemon) {
        return Stream.concat(
                        UNIT_FOLDERS.stream().map(folder -> folder + daemon + ".socket"),
                        PROGRAM_FOLDERS.stream().map(folder -> folder + daemon))
                .anyMatch(this::there);
    }
}
