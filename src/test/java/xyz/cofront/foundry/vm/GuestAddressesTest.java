package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import xyz.cofront.foundry.api.v1alpha1.AddressStatus;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.error.ConnectionException;
import xyz.cofront.foundry.hypervisor.AddressSource;
import xyz.cofront.foundry.hypervisor.GuestAddress;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

final class GuestAddressesTest {
    private static final String MAC = "be:ef:0a:4d:00:0a";

    private final VmFixture fixture = new VmFixture();

    @Test
    void eachAddressIsThereOnceWithAllWhoKnowIt() {
        fixture.create(VmFixture.document("web", 10));
        tell(AddressSource.ARP, new GuestAddress(MAC, "10.77.0.10"), new GuestAddress(MAC, "10.77.0.99"));
        tell(AddressSource.AGENT, new GuestAddress(MAC, "10.77.0.10"), new GuestAddress("", "192.0.2.1"));
        tell(AddressSource.LEASE, new GuestAddress(MAC, "192.0.2.1"));

        assertThat(addresses())
                .containsExactly(
                        new AddressStatus("10.77.0.10", List.of("spec", "agent", "ARP")),
                        new AddressStatus("192.0.2.1", List.of("lease", "agent")),
                        new AddressStatus("10.77.0.99", List.of("ARP")));
    }

    @Test
    void whatLeadsNowhereIsLeftOut() {
        fixture.create(VmFixture.document("web", 10)
                .replace(
                        "- {ip: 10.77.0.10/24, gateway: 10.77.0.1, bridge: br0}",
                        "- {user: true, mac: '52:54:00:01:02:03'}"));
        tell(
                AddressSource.AGENT,
                new GuestAddress("00:00:00:00:00:00", "127.0.0.1"),
                new GuestAddress("52:54:00:01:02:03", "10.0.2.15"),
                new GuestAddress("", "169.254.7.7"),
                new GuestAddress("", "fe80::1"));

        assertThat(addresses()).isEmpty();
    }

    @Test
    void aStoppedMachineHasWhatItsDocumentGives() {
        fixture.create(VmFixture.document("web", 10));
        fixture.host
                .domains()
                .powerOff(fixture.host.domains().find("web").orElseThrow().id());

        assertThat(addresses()).containsExactly(new AddressStatus("10.77.0.10", List.of("spec")));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSourceThatFailsDoesNotHideTheOthersUnlessTheConnectionIsLost(Kind kind) {
        fixture.create(VmFixture.document("web", 10));
        tell(AddressSource.ARP, new GuestAddress(MAC, "10.77.0.10"));
        fixture.host.failOn("domains.addresses", kind);
        GetVm getVm = new GetVm(fixture.connection(), Clock.fixed(VmFixture.NOW, ZoneOffset.UTC));

        if (kind == Kind.CONNECTION || kind == Kind.TIMEOUT) {
            assertThatThrownBy(() -> getVm.get("web")).isInstanceOf(ConnectionException.class);
        } else {
            VmStatus status = Objects.requireNonNull(getVm.get("web").document().status());
            assertThat(status.addresses()).containsExactly(new AddressStatus("10.77.0.10", List.of("spec", "ARP")));
        }
    }

    private void tell(AddressSource source, GuestAddress... addresses) {
        fixture.host.tellAddresses("web", source, addresses);
    }

    private List<AddressStatus> addresses() {
        return new GuestAddresses(fixture.host)
                .of(Neighbour.read(
                                fixture.host.domains(),
                                fixture.host.domains().find("web").orElseThrow())
                        .orElseThrow());
    }
}
