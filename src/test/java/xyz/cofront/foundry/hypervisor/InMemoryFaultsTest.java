package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// What tests of use cases rely on when they make the host in memory fail.
final class InMemoryFaultsTest {
    private static final String XML =
            "<domain type='kvm'><name>web</name><memory>1024</memory><os firmware='efi'/></domain>";

    private final InMemoryHypervisor host = new InMemoryHypervisor().withPool("vms", "/vms", 1 << 20);

    @Test
    void callsAreToldInOrder() {
        host.domains().list(true);
        kindOf(() -> host.pools().start("vms"));
        assertThat(host.calls()).containsExactly("domains.list", "pools.start");
    }

    @Test
    void aCallThatIsRefusedDoesNothing() {
        HostSnapshot before = host.snapshot();
        host.failAt(1, Kind.BUSY);
        host.domains().list(true);
        assertThat(kindOf(() -> host.domains().define(XML))).isEqualTo(Kind.BUSY);
        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    void onlyTheNextCallOfALabelIsRefused() {
        host.failOn("domains.define", Kind.FAILED);
        assertThat(kindOf(() -> host.domains().define(XML))).isEqualTo(Kind.FAILED);
        assertThat(host.domains().define(XML).name()).isEqualTo("web");
    }

    @Test
    void aConnectionLostAfterACallHasDoneItAndDoesNoMore() {
        host.loseConnectionAfter(0);
        Hypervisor connection = host.open("memory:///", Access.READ_WRITE, Duration.ofSeconds(1));
        assertThat(kindOf(() -> connection.domains().define(XML))).isEqualTo(Kind.CONNECTION);
        assertThat(kindOf(() -> connection.domains().list(true))).isEqualTo(Kind.CONNECTION);
        assertThat(host.domains().find("web")).isPresent();
    }

    @Test
    void aDeadProcessDoesNothingMoreUntilAnotherOneCalls() {
        host.dieAt(0);
        assertThatThrownBy(() -> host.domains().define(XML)).isInstanceOf(ProcessDied.class);
        assertThatThrownBy(() -> host.domains().list(true)).isInstanceOf(ProcessDied.class);
        host.clearCalls();
        assertThat(host.domains().list(true)).isEmpty();
    }

    @Test
    void whatAnotherProcessDoesComesJustBeforeTheCall() {
        List<String> seen = new ArrayList<>();
        host.before("domains.define", () -> seen.addAll(host.calls()));
        host.domains().list(true);
        host.domains().define(XML);
        assertThat(seen).containsExactly("domains.list");
    }

    @Test
    void aSnapshotTellsEveryChange() {
        List<HostSnapshot> moments = new ArrayList<>(List.of(host.snapshot()));
        DomainId id = host.domains().define(XML);
        moments.add(host.snapshot());
        host.domains().setAutostart(id, true);
        moments.add(host.snapshot());
        host.domains().start(id);
        moments.add(host.snapshot());
        host.putFile("vms", "log", new byte[] {1});
        moments.add(host.snapshot());
        host.putVolume("vms", "log", new byte[] {2});
        moments.add(host.snapshot());
        host.stopPool("vms", false);
        moments.add(host.snapshot());
        assertThat(moments).doesNotHaveDuplicates();
    }

    @Test
    void theHostIsAsBeforeWhenAllIsUndone() {
        HostSnapshot before = host.snapshot();
        DomainId id = host.domains().define(XML);
        host.domains().start(id);
        host.domains().powerOff(id);
        host.domains().undefine(id);
        assertThat(host.snapshot()).isEqualTo(before);
    }

    @Test
    void aStartThatFailsLeavesTheNvramFile() {
        DomainId id = host.domains()
                .define(XML.replace(
                        "</domain>", "<devices><disk><source file='/vms/none'/></disk></devices></domain>"));
        assertThat(kindOf(() -> host.domains().start(id))).isEqualTo(Kind.FAILED);
        assertThat(host.nvram("web")).isTrue();
    }

    @Test
    void aSerialLogIsAVolumeAfterTheNextRefresh() {
        DomainId id = host.domains()
                .define(XML.replace(
                        "</domain>", "<devices><serial><log file='/vms/web_serial.log'/></serial></devices></domain>"));
        host.domains().start(id);
        assertThat(host.volumes().list("vms")).isEmpty();
        host.pools().refresh("vms");
        assertThat(host.volumes().list("vms")).extracting(Volume::name).containsExactly("web_serial.log");
    }

    @Test
    void aGuestThatDoesNotHeedTheButtonRunsOn() {
        DomainId id = host.domains().define(XML);
        host.domains().start(id);
        host.ignoreShutdown("web");
        host.domains().shutdown(id);
        assertThat(host.domains().find("web")).map(DomainSummary::state).contains(PowerState.RUNNING);
    }
}
