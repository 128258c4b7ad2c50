package xyz.cofront.foundry.vm;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import xyz.cofront.foundry.error.ShellWord;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.seriallog.BootTimeline;

/// Shows what a machine said on its serial console: as it is, or as a timeline of its boot.
public final class SerialVm {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Hypervisor hypervisor;
    private final Environment environment;

    public SerialVm(Hypervisor hypervisor, Environment environment) {
        this.hypervisor = hypervisor;
        this.environment = environment;
    }

    /// @throws VmException if there is no such machine, its console is not logged, or it never ran
    public BootReport boot(String name) {
        return explained(name, () -> {
            DomainSummary domain = found(name);
            byte[] log = new SerialLogs(hypervisor).of(domain).read();
            if (log.length == 0) {
                throw neverRan(domain);
            }
            return new BootReport(name, domain.state(), BootTimeline.read(log));
        });
    }

    /// Hands on the whole log.
    ///
    /// @throws VmException as [#boot]
    public void log(String name, Consumer<byte[]> reader) {
        explained(name, () -> {
            DomainSummary domain = found(name);
            SerialLogs.SerialLog log = new SerialLogs(hypervisor).of(domain);
            long length = log.length().orElseThrow(() -> neverRan(domain));
            reader.accept(log.read(0, length));
            return length;
        });
    }

    /// Hands on the whole log and whatever comes, until the machine is gone or the command is to end. A log that
    /// begins anew, as at each start of the machine, is handed on from its beginning.
    public void follow(String name, Consumer<byte[]> reader) {
        explained(name, () -> {
            SerialLogs.SerialLog log = new SerialLogs(hypervisor).of(found(name));
            long told = 0;
            while (hypervisor.domains().find(name).isPresent()) {
                long length = log.length().orElse(0L);
                long from = length < told ? 0 : told;
                byte[] fresh = log.read(from, length);
                if (fresh.length > 0) {
                    reader.accept(fresh);
                }
                told = from + fresh.length;
                environment.pause(LOOK_AGAIN);
            }
            return told;
        });
    }

    private DomainSummary found(String name) {
        return hypervisor
                .domains()
                .find(name)
                .orElseThrow(() -> MissingVm.named(name, hypervisor.domains().list(true)));
    }

    private static VmException neverRan(DomainSummary domain) {
        String name = domain.name();
        return domain.state().active()
                ? new VmException("VM '" + name + "' has said nothing on its serial console yet")
                : new VmException(
                        "VM '" + name + "' has no serial log: it never ran",
                        List.of("start it: foundry start " + ShellWord.of(name)),
                        null);
    }

    private static <T> T explained(String name, Supplier<T> work) {
        try {
            return work.get();
        } catch (HypervisorException failure) {
            throw failure.explained("could not read the serial log of VM '" + name + "'", VmException::new);
        }
    }
}
