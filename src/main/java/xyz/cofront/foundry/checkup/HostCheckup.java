package xyz.cofront.foundry.checkup;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.libvirtxml.XmlFormatException;
import xyz.cofront.foundry.storage.StorageStatus;

/// Looks at all that a host must have. One look that fails does not keep the others.
public final class HostCheckup {
    private final LibvirtLink link;
    private final List<Check> checks;

    /// @param storage looks at how the pools are used
    public HostCheckup(
            Surroundings host,
            LibvirtLink link,
            Wishes wishes,
            Function<Hypervisor, StorageStatus> storage,
            InstantSource clock) {
        ConnectionTarget target = ConnectionTarget.of(wishes.uri());
        this.link = link;
        this.checks = List.of(
                new DaemonCheck(host, link, target, wishes.uriOrigin()),
                new PermissionsCheck(host, link, target),
                new KvmCheck(host, link, target, wishes.virtType()),
                new FirmwareCheck(host, link, target, wishes.virtType()),
                new PoolsCheck(host, link, target, wishes),
                new NetworksCheck(link),
                new BridgesCheck(host, link),
                new DenialsCheck(host, link, clock),
                new SpaceCheck(link, storage),
                new MemoryCheck(link),
                new VersionsCheck(link, target, wishes.library()),
                new TimeCheck(host, clock));
    }

    /// The results in the order of the checks, at least one of each.
    ///
    /// @param here makes commands what is to be typed here
    public List<CheckResult> run(UnaryOperator<String> here) {
        return checks.stream()
                .flatMap(check -> look(check).stream())
                .map(result -> result.typed(here))
                .toList();
    }

    private List<CheckResult> look(Check check) {
        boolean asked = link.open();
        try {
            return check.look();
        } catch (HypervisorException | StorageException | XmlFormatException failure) {
            return List.of(unanswered(check, failure.getMessage(), asked));
        } catch (ConnectionException failure) {
            if (failure.getCause() instanceof HypervisorException lost) {
                link.noteLoss(lost);
            }
            return List.of(unanswered(check, failure.getMessage(), asked));
        }
    }

    /// Why there is no connection has been said once, by the daemon's check or by the one that lost it.
    private static CheckResult unanswered(Check check, @Nullable String message, boolean asked) {
        return CheckResult.unknown(
                check.name(), asked ? "libvirt did not tell: " + message : "libvirt cannot be asked");
    }
}
