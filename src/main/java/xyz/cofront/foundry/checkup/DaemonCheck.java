package xyz.cofront.foundry.checkup;

import java.util.List;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Whether libvirt answers, which of its daemons does, and if none, why.
record DaemonCheck(Surroundings host, LibvirtLink link, ConnectionTarget target, String origin) implements Check {
    private static final String JOURNAL = "sudo journalctl -n 50 -u ";

    @Override
    public String name() {
        return "daemon";
    }

    @Override
    public List<CheckResult> look() {
        return link.failure().map(failure -> List.of(unreached(failure))).orElseGet(this::reached);
    }

    private List<CheckResult> reached() {
        String version = link.ask(hypervisor -> hypervisor.host().libraryVersion());
        CheckResult answer = CheckResult.ok(
                name(), "libvirt " + version + " answers at " + target.uri() + " (" + origin + ")" + through());
        return target.system() && target.socket().isEmpty()
                ? Stream.concat(Stream.of(answer), faults().stream()).toList()
                : List.of(answer);
    }

    private String through() {
        return switch (target.kind()) {
            case TEST -> ", the test driver, which has no daemon";
            case SESSION -> ", this user's own daemon";
            case SYSTEM ->
                target.socket().isPresent() ? "" : ", " + kind(sockets().chosen());
        };
    }

    private static String kind(String socket) {
        String daemon =
                socket.equals(Sockets.MODULAR) ? "virtqemud, a daemon for each task" : "libvirtd, the one daemon";
        return daemon + ", at " + socket;
    }

    private List<CheckResult> faults() {
        if (!sockets().there(Sockets.MODULAR)) {
            return List.of();
        }
        Stream<CheckResult> companions = sockets().missingCompanions().stream().map(this::withoutCompanion);
        Stream<CheckResult> both =
                sockets().there(Sockets.MONOLITHIC) && sockets().inUse("libvirtd") ? Stream.of(twice()) : Stream.of();
        return Stream.concat(companions, both).toList();
    }

    private CheckResult withoutCompanion(String daemon) {
        return CheckResult.failed(
                        name(),
                        "virtqemud runs, and " + daemon + ", which has the "
                                + (daemon.equals("virtstoraged") ? "pools" : "networks") + ", has no socket",
                        new Mend("start it", "sudo systemctl enable --now " + daemon + ".socket"))
                .about(daemon);
    }

    private CheckResult twice() {
        return CheckResult.warning(
                name(),
                "libvirtd and virtqemud both have sockets, and each knows only the VMs that it started itself",
                new Mend(
                        "keep one of them",
                        "sudo systemctl disable --now libvirtd.service libvirtd.socket libvirtd-ro.socket"
                                + " libvirtd-admin.socket"));
    }

    private CheckResult unreached(HypervisorException failure) {
        if (target.socket().isPresent() || !target.system()) {
            Stream<Mend> advice = failure.advice().stream().map(Mend::by);
            return CheckResult.failed(name(), failure.getMessage(), advice.toArray(Mend[]::new));
        }
        if (failure.kind() == Kind.DENIED || sockets().denied()) {
            return denied(failure);
        }
        return sockets().there(sockets().chosen()) ? silent(failure) : absent();
    }

    private CheckResult denied(HypervisorException failure) {
        String socket = sockets().chosen();
        String reason = host.writable(socket)
                ? "libvirt does not let this user in: " + failure.getMessage()
                : "this user may not open " + socket;
        return CheckResult.failed(
                name(),
                reason,
                new Mend("join the group that libvirt trusts, then log in again", "sudo usermod -aG libvirt $USER"),
                Mend.by("or use a libvirt of your own, which needs no rights, with -c qemu:///session"));
    }

    private CheckResult silent(HypervisorException failure) {
        String daemon = sockets().chosen().equals(Sockets.MODULAR) ? "virtqemud" : "libvirtd";
        return CheckResult.failed(
                name(),
                sockets().chosen() + " is there, and " + daemon + " does not answer: " + failure.getMessage(),
                new Mend("see why", JOURNAL + daemon),
                new Mend("start it anew; VMs run on", "sudo systemctl restart " + daemon));
    }

    private CheckResult absent() {
        if (sockets().installed("libvirtd")) {
            return CheckResult.failed(
                    name(),
                    "libvirtd does not run: there is no socket " + Sockets.MONOLITHIC,
                    new Mend("start it", "sudo systemctl enable --now libvirtd.socket"),
                    new Mend("see why it does not run", JOURNAL + "libvirtd"));
        }
        if (sockets().installed("virtqemud")) {
            return CheckResult.failed(
                    name(),
                    "virtqemud does not run: there is no socket " + Sockets.MODULAR,
                    new Mend(
                            "start it and its companions",
                            "sudo systemctl enable --now virtqemud.socket virtnetworkd.socket virtstoraged.socket"),
                    new Mend("see why it does not run", JOURNAL + "virtqemud"));
        }
        return CheckResult.failed(
                name(),
                "libvirt is not installed: there is neither libvirtd nor virtqemud",
                new Packages(host)
                        .install("libvirt-daemon-system qemu-system-x86 ovmf", "libvirt-daemon-kvm edk2-ovmf"));
    }

    private Sockets sockets() {
        return new Sockets(host);
    }
}
