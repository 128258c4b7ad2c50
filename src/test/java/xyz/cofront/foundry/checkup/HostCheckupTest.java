package xyz.cofront.foundry.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.error.StorageException;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.libvirtxml.DomainReader;

class HostCheckupTest {
    private final Checks checks = new Checks();

    @Test
    void everyCheckGivesAResultInItsOrder() {
        assertThat(checks.run().stream().map(CheckResult::check))
                .containsExactly(
                        "daemon",
                        "permissions",
                        "kvm",
                        "firmware",
                        "pools",
                        "networks",
                        "bridges",
                        "denials",
                        "space",
                        "memory",
                        "versions",
                        "time");
        assertThat(checks.run()).allMatch(result -> result.state() == State.OK);
    }

    @Test
    void whatIsNotOkHasAReasonAndNoneIsWithoutAStepButTheUnknown() {
        checks.host
                .process(1000, 1000)
                .absent(Sockets.MONOLITHIC)
                .absent("/dev/kvm")
                .absent("/run/systemd/timesync/synchronized");

        List<CheckResult> results = checks.unreached(Kind.CONNECTION).run();

        assertThat(results).allMatch(result -> !result.reason().isEmpty());
        assertThat(results.stream()
                        .filter(result -> result.state() == State.WARNING || result.state() == State.FAILED)
                        .map(CheckResult::check))
                .containsExactly("daemon", "permissions", "kvm");
        assertThat(results)
                .filteredOn(result -> result.state() == State.WARNING || result.state() == State.FAILED)
                .allMatch(result -> !result.mend().isEmpty());
    }

    @Test
    void oneLookThatFailsDoesNotKeepTheOthers() {
        checks.storage = _ -> {
            throw new StorageException("the storage is odd");
        };
        assertThat(checks.of("space")).isEqualTo("unknown: libvirt did not tell: the storage is odd\n");
        assertThat(checks.of("memory")).startsWith("ok: ");
    }

    @Test
    void anAnswerThatMakesNoSenseIsOneSuchLook() {
        checks.storage = _ -> {
            throw new IllegalStateException(DomainReader.read("<domain/>").name());
        };

        assertThat(checks.of("space")).isEqualTo("unknown: libvirt did not tell: a domain without name\n");
        assertThat(checks.of("memory")).startsWith("ok: ");
    }

    @Test
    void aLostConnectionIsNotAskedAgainWhoeverLostIt() {
        HypervisorException lost = new HypervisorException(Kind.TIMEOUT, "no answer");
        checks.storage = _ -> {
            throw new ConnectionException("could not look at the storage: no answer", lost);
        };

        String states = checks.run().stream()
                .map(result -> result.check() + " " + result.state().word())
                .collect(Collectors.joining(", "));

        assertThat(states).endsWith("space unknown, memory unknown, versions unknown, time ok");
        assertThat(checks.of("space"))
                .isEqualTo("unknown: libvirt did not tell: could not look at the storage: no answer\n");
        assertThat(checks.of("memory")).isEqualTo("unknown: libvirt cannot be asked\n");
    }
}
