package xyz.cofront.foundry.checkup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether this user may manage libvirt, by the group that its socket belongs to.
record PermissionsCheck(Surroundings host, LibvirtLink link, ConnectionTarget target) implements Check {
    private static final String JOIN = "sudo usermod -aG %s $USER";

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public List<CheckResult> look() {
        ThisProcess self = ThisProcess.of(host);
        if (target.test() || self.root()) {
            String who = self.root() ? "root may do everything" : "the test driver asks for no rights";
            return List.of(CheckResult.ok(name(), who));
        }
        if (self.uid() < 0) {
            return List.of(CheckResult.unknown(name(), "/proc does not tell who this process is"));
        }
        return List.of(target.session() ? own(self) : system(self));
    }

    private CheckResult own(ThisProcess self) {
        String reason = named(self) + " has a libvirt of one's own, which needs no rights";
        return new Sockets(host).denied()
                ? CheckResult.warning(
                        name(),
                        reason + "; the system's may not be opened",
                        new Mend("to get there, join its group and log in again", JOIN.formatted("libvirt")))
                : CheckResult.ok(name(), reason);
    }

    private CheckResult system(ThisProcess self) {
        Optional<Accounts.Group> trusted = trusted();
        if (trusted.isEmpty()) {
            return link.open()
                    ? letIn(self)
                    : CheckResult.unknown(
                            name(), "no group 'libvirt' is in /etc/group; which one libvirt trusts is" + " not known");
        }
        String group = trusted.get().name();
        if (self.groups().contains(trusted.get().gid())) {
            return CheckResult.ok(name(), named(self) + " is in group '" + group + "'");
        }
        return member(self, trusted.get()) ? notYet(self, group) : stranger(self, group);
    }

    private CheckResult notYet(ThisProcess self, String group) {
        return CheckResult.of(
                name(),
                link.open() ? State.WARNING : State.FAILED,
                named(self) + " is in group '" + group + "', and this login began before that",
                Mend.by("log in again"),
                new Mend("or, for one shell", "newgrp " + group));
    }

    private CheckResult stranger(ThisProcess self, String group) {
        return link.open()
                ? letIn(self)
                : CheckResult.failed(
                        name(),
                        named(self) + " is not in group '" + group + "', which libvirt trusts",
                        new Mend("join it, then log in again", JOIN.formatted(group)));
    }

    private CheckResult letIn(ThisProcess self) {
        return CheckResult.ok(name(), "libvirt lets " + named(self) + " in without a group");
    }

    /// The owner of the socket, where that is no more than root's own; else by the usual names.
    private Optional<Accounts.Group> trusted() {
        Accounts accounts = new Accounts(host);
        return host.rights(new Sockets(host).chosen())
                .filter(rights -> rights.gid() != 0)
                .flatMap(rights -> accounts.group(rights.gid()))
                .or(() -> Stream.of("libvirt", "libvirtd")
                        .flatMap(name -> accounts.group(name).stream())
                        .findFirst());
    }

    private boolean member(ThisProcess self, Accounts.Group group) {
        return new Accounts(host)
                .user(self.uid())
                .filter(user -> user.groups().contains(group.gid()))
                .isPresent();
    }

    private String named(ThisProcess self) {
        return new Accounts(host)
                .user(self.uid())
                .map(user -> "user '" + user.name() + "'")
                .orElse("user " + self.uid());
    }
}
