package xyz.cofront.foundry.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.hypervisor.Pool;

/// Whether the pools that machines and images go to are there, and every pool is active, starts with the host, and can
/// be reached by QEMU.
record PoolsCheck(Surroundings host, LibvirtLink link, ConnectionTarget target, Wishes wishes) implements Check {
    @Override
    public String name() {
        return "pools";
    }

    @Override
    public List<CheckResult> look() {
        List<Pool> pools = link.ask(hypervisor -> hypervisor.pools().list());
        List<CheckResult> found = new ArrayList<>();
        wishes.pools().stream()
                .distinct()
                .filter(wanted -> pools.stream().noneMatch(pool -> pool.name().equals(wanted)))
                .filter(wanted -> !wishes.defaultPools().makes(wanted))
                .map(this::missing)
                .forEach(found::add);
        pools.stream().flatMap(this::faults).forEach(found::add);
        return found.isEmpty() ? List.of(CheckResult.ok(name(), summary(pools))) : found;
    }

    private String summary(List<Pool> pools) {
        List<String> absent = wishes.pools().stream()
                .distinct()
                .filter(wanted -> pools.stream().noneMatch(pool -> pool.name().equals(wanted)))
                .toList();
        String there = pools.isEmpty()
                ? "there are none yet"
                : String.join(", ", pools.stream().map(Pool::name).toList()) + ": active, and started with the host";
        return absent.isEmpty() ? there : there + "; made on first use: " + String.join(", ", absent);
    }

    private CheckResult missing(String pool) {
        return CheckResult.failed(
                        name(),
                        "there is no pool '" + pool + "', which the settings name",
                        new Mend("make it, with its folder", "foundry pool add " + ShellWord.of(pool) + " dir FOLDER"),
                        new Mend("or see which there are", "foundry pool list"))
                .about(pool);
    }

    private Stream<CheckResult> faults(Pool pool) {
        return Stream.of(inactive(pool), byHand(pool), closed(pool))
                .flatMap(Optional::stream)
                .map(result -> result.about(pool.name()));
    }

    private Optional<CheckResult> inactive(Pool pool) {
        if (pool.active()) {
            return Optional.empty();
        }
        Mend start = new Mend("start it", "virsh pool-start " + ShellWord.of(pool.name()));
        boolean gone = pool.holdsFiles()
                && pool.path().filter(path -> host.sight(path) == Sight.ABSENT).isPresent();
        return Optional.of(
                gone
                        ? CheckResult.failed(
                                name(),
                                named(pool) + " is not active, and its folder "
                                        + pool.path().orElse("") + " is gone",
                                new Mend("make the folder, empty", "virsh pool-build " + ShellWord.of(pool.name())),
                                start)
                        : CheckResult.warning(
                                name(), named(pool) + " is not active: what lies in it is not seen", start));
    }

    /// A pool without a definition is gone when it is stopped, and nobody wants it back by itself.
    private Optional<CheckResult> byHand(Pool pool) {
        return pool.autostart() || !pool.persistent()
                ? Optional.empty()
                : Optional.of(CheckResult.warning(
                        name(),
                        named(pool) + " does not start with the host",
                        new Mend("have it start", "virsh pool-autostart " + ShellWord.of(pool.name()))));
    }

    /// QEMU of the system's libvirt is another user, who must be able to go through every folder on the way.
    private Optional<CheckResult> closed(Pool pool) {
        if (!target.system() || !pool.holdsFiles() || pool.path().isEmpty()) {
            return Optional.empty();
        }
        QemuUser qemu = new QemuUser(host);
        return qemu.find()
                .flatMap(user -> qemu.barrier(user, pool.path().get()).map(folder -> closed(pool, user, folder)));
    }

    private CheckResult closed(Pool pool, Accounts.User user, String folder) {
        return CheckResult.warning(
                name(),
                "QEMU runs as '" + user.name() + "', who may not go through " + folder + " to " + named(pool),
                new Mend(
                        "let it through, unless an access control list does",
                        "sudo setfacl -m u:" + ShellWord.of(user.name()) + ":x " + ShellWord.of(folder)));
    }

    private static String named(Pool pool) {
        return "pool '" + pool.name() + "'";
    }
}
