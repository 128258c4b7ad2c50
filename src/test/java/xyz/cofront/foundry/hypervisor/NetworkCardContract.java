package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Domains with network cards, on a host that has the bridge `br0`.
public interface NetworkCardContract extends HypervisorContract {
    @Test
    default void theTapsOfARunningDomainAreTold() {
        DomainId id = domains().define(withCard("web", "br0", "vm0a4d000a"));
        domains().start(id);
        assertThat(domains().find("web"))
                .contains(new DomainSummary(id, PowerState.RUNNING, 1, 131072, List.of("vm0a4d000a")));
    }

    @Test
    default void aDomainThatDoesNotRunHasNoTaps() {
        domains().define(withCard("web", "br0", "vm0a4d000a"));
        assertThat(domains().find("web")).map(DomainSummary::taps).contains(List.of());
    }

    @Test
    default void theBridgesOfTheHostAreTold() {
        assertThat(hypervisor().host().bridges()).contains("br0").isSorted();
    }

    @Test
    default void aDomainOnABridgeThatIsNotThereDoesNotStart() {
        DomainId id = domains().define(withCard("web", "br-none", "vm0a4d000a"));
        assertThat(kindOf(() -> domains().start(id))).isEqualTo(Kind.FAILED);
    }

    @Test
    default void aTapThatIsInUseKeepsAnotherDomainFromStarting() {
        domains().start(domains().define(withCard("first", "br0", "vm0a4d000a")));
        DomainId second = domains().define(withCard("second", "br0", "vm0a4d000a"));
        assertThat(kindOf(() -> domains().start(second))).isEqualTo(Kind.FAILED);
    }

    @Test
    default void aNetworkThatIsNotThereKeepsADomainFromStarting() {
        String card = "<devices><interface type='network'><source network='none'/></interface></devices></domain>";
        DomainId id = domains().define(domainXml("web", UUID.randomUUID()).replace("</domain>", card));
        assertThat(kindOf(() -> domains().start(id))).isEqualTo(Kind.NOT_FOUND);
    }

    private String withCard(String name, String bridge, String tap) {
        String card = "<devices><interface type='bridge'><source bridge='@bridge@'/><target dev='@tap@'/>"
                + "<model type='virtio'/></interface></devices></domain>";
        return domainXml(name, UUID.randomUUID())
                .replace("</domain>", card.replace("@bridge@", bridge).replace("@tap@", tap));
    }
}
