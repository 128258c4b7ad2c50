package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.api.v1alpha1.AddressStatus;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.Condition;
import xyz.cofront.foundry.api.v1alpha1.ConditionStatus;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.Phase;
import xyz.cofront.foundry.api.v1alpha1.Secrets;
import xyz.cofront.foundry.api.v1alpha1.VmStatus;
import xyz.cofront.foundry.error.FoundryException;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.metadata.MetadataElement;

final class GetVmTest {
    @Test
    void givesTheDocumentBackWithStatusAndWithoutSecrets() {
        VmFixture fixture = new VmFixture();
        fixture.create(VmFixture.document("web", 10));

        VmDetail detail = get(fixture, "web");

        assertThat(detail.foreign()).isFalse();
        assertThat(detail.autostart()).isTrue();
        assertThat(detail.row().address()).contains(Ipv4Address.parse("10.77.0.10"));
        assertThat(detail.document().spec().cloudInit())
                .extracting(CloudInit::passwordHash)
                .isEqualTo(Secrets.MARKER);
        assertThat(detail.document().spec().dataDisks())
                .isEqualTo(VmFixture.load(VmFixture.document("web", 10)).spec().dataDisks());
        assertThat(detail.document().metadata().generation()).isEqualTo(1L);
        assertThat(detail.document().status())
                .isEqualTo(new VmStatus(
                        Phase.RUNNING,
                        List.of(new AddressStatus("10.77.0.10", List.of("spec"))),
                        List.of(new Condition(
                                "Ready",
                                ConditionStatus.TRUE,
                                VmFixture.NOW,
                                "VMRunning",
                                "VM is running successfully")),
                        1L,
                        null));
    }

    @Test
    void showsAMachineWithBrokenMetadataAsForeignAndSaysWhy() {
        VmFixture fixture = new VmFixture();
        fixture.create(VmFixture.document("web", 10));
        DomainId id = fixture.host.domains().find("web").orElseThrow().id();
        fixture.host
                .domains()
                .setMetadata(
                        id,
                        MetadataElement.KEY,
                        "<foundry:vm xmlns:foundry='https://foundry.cofront.xyz/v1alpha1'>{broken</foundry:vm>");

        VmDetail detail = get(fixture, "web");

        assertThat(detail.foreign()).isTrue();
        assertThat(detail.notes()).containsExactly("its Foundry metadata cannot be read");
        assertThat(detail.document().status()).extracting(VmStatus::phase).isEqualTo(Phase.RUNNING);
    }

    @Test
    void saysWhatWasMeantWhenThereIsNoSuchMachine() {
        VmFixture fixture = new VmFixture();
        fixture.create(VmFixture.document("web", 10));

        assertThatThrownBy(() -> get(fixture, "wab"))
                .isInstanceOf(VmException.class)
                .hasMessage("there is no VM named 'wab'")
                .extracting(failure -> ((FoundryException) failure).details())
                .isEqualTo(List.of("did you mean 'web'?"));
    }

    @Test
    void listsWithOneCallHoweverManyMachinesThereAre() {
        VmFixture fixture = new VmFixture();
        for (int octet = 10; octet < 40; octet++) {
            fixture.create(VmFixture.document("vm" + octet, octet));
        }
        fixture.host
                .domains()
                .powerOff(fixture.host.domains().find("vm20").orElseThrow().id());
        fixture.host.clearCalls();

        VmListing listing = new ListVms(fixture.host).list(false);

        assertThat(fixture.host.calls()).containsExactly("domains.list");
        assertThat(listing.rows()).hasSize(29);
        assertThat(listing.hidden()).isEqualTo(1);
        assertThat(listing.rows().getFirst().address()).isEqualTo(Optional.of(Ipv4Address.parse("10.77.0.10")));
    }

    private static VmDetail get(VmFixture fixture, String name) {
        return new GetVm(fixture.host, Clock.fixed(VmFixture.NOW, ZoneOffset.UTC)).get(name);
    }
}
