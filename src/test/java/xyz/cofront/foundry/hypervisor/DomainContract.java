package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Domains: defined, found, started, stopped, removed.
public interface DomainContract extends HypervisorContract {
    @Test
    default void aDefinedDomainIsFoundShutOff() {
        DomainId id = define("web");
        assertThat(domains().find("web")).contains(summary(id, PowerState.SHUT_OFF, 131072));
    }

    @Test
    default void aDefinedDomainHasTheUuidItWasGiven() {
        UUID uuid = UUID.fromString("2d3c5a4e-0c1f-4a55-9b71-6f1a5d2e7c10");
        assertThat(domains().define(domainXml("web", uuid))).isEqualTo(new DomainId(uuid, "web"));
    }

    @Test
    default void aNameThatNobodyHasIsAbsent() {
        define("web2");
        assertThat(domains().find("web")).isEmpty();
    }

    @Test
    default void anotherDomainOfTheNameIsRefused() {
        DomainId first = define("web");
        assertThat(kindOf(() -> define("web"))).isEqualTo(Kind.ALREADY_EXISTS);
        assertThat(domains().find("web")).map(DomainSummary::id).contains(first);
    }

    @Test
    default void theSameUuidAndNameDefineTheDomainAnew() {
        DomainId id = define("web");
        domains().define(domainXml("web", id.uuid()).replace("131072", "65536"));
        assertThat(domains().find("web")).contains(summary(id, PowerState.SHUT_OFF, 65536));
    }

    @Test
    default void theSameUuidUnderAnotherNameIsRefused() {
        DomainId id = define("web");
        assertThat(kindOf(() -> domains().define(domainXml("other", id.uuid()))))
                .isEqualTo(Kind.FAILED);
        assertThat(domains().find("other")).isEmpty();
    }

    @Test
    default void textThatIsNotXmlIsInvalid() {
        assertThat(kindOf(() -> domains().define("<domain"))).isEqualTo(Kind.INVALID);
    }

    @Test
    default void aDomainWithoutANameIsInvalid() {
        String xml = domainXml("web", UUID.randomUUID()).replace("<name>web</name>", "");
        assertThat(kindOf(() -> domains().define(xml))).isEqualTo(Kind.INVALID);
    }

    @Test
    default void aNegativeNumberOfProcessorsIsInvalid() {
        String xml = domainXml("web", UUID.randomUUID()).replace("<vcpu>1<", "<vcpu>-1<");
        assertThat(kindOf(() -> domains().define(xml))).isEqualTo(Kind.INVALID);
    }

    @Test
    default void aNameBeyondAsciiComesBackAsItWas() {
        define("grüße-世界");
        assertThat(domains().find("grüße-世界")).map(DomainSummary::name).contains("grüße-世界");
    }

    @Test
    default void aStartedDomainRuns() {
        DomainId id = define("web");
        domains().start(id);
        assertThat(domains().find("web")).contains(summary(id, PowerState.RUNNING, 131072));
    }

    @Test
    default void aRunningDomainIsNotStartedAgain() {
        DomainId id = define("web");
        domains().start(id);
        assertThat(kindOf(() -> domains().start(id))).isEqualTo(Kind.WRONG_STATE);
    }

    @Test
    default void cuttingThePowerShutsOff() {
        DomainId id = define("web");
        domains().start(id);
        domains().powerOff(id);
        assertThat(domains().find("web")).map(DomainSummary::state).contains(PowerState.SHUT_OFF);
    }

    @Test
    default void whatDoesNotRunCannotBeCutOff() {
        DomainId id = define("web");
        assertThat(kindOf(() -> domains().powerOff(id))).isEqualTo(Kind.WRONG_STATE);
    }

    @Test
    default void whatDoesNotRunCannotBeShutDown() {
        DomainId id = define("web");
        assertThat(kindOf(() -> domains().shutdown(id))).isEqualTo(Kind.WRONG_STATE);
    }

    @Test
    default void aRunningDomainTakesTheWishToShutDown() {
        DomainId id = define("web");
        domains().start(id);
        domains().shutdown(id);
        assertThat(domains().find("web")).isPresent();
    }

    @Test
    default void aSuspendedDomainIsPaused() {
        DomainId id = define("web");
        domains().start(id);
        domains().suspend(id);
        assertThat(domains().find("web")).map(DomainSummary::state).contains(PowerState.PAUSED);
    }

    @Test
    default void aResumedDomainRuns() {
        DomainId id = define("web");
        domains().start(id);
        domains().suspend(id);
        domains().resume(id);
        assertThat(domains().find("web")).map(DomainSummary::state).contains(PowerState.RUNNING);
    }

    @Test
    default void whatDoesNotRunCanBeNeitherSuspendedNorResumed() {
        DomainId id = define("web");
        assertThat(List.of(
                        kindOf(() -> domains().suspend(id)),
                        kindOf(() -> domains().resume(id))))
                .containsOnly(Kind.WRONG_STATE);
    }

    @Test
    default void anUndefinedDomainIsGone() {
        DomainId id = define("web");
        domains().undefine(id);
        assertThat(domains().find("web")).isEmpty();
    }

    @Test
    default void aRunningDomainThatIsUndefinedGoesWhenItStops() {
        DomainId id = define("web");
        domains().start(id);
        domains().undefine(id);
        Optional<DomainSummary> transientDomain = domains().find("web");
        domains().powerOff(id);
        assertThat(transientDomain).map(DomainSummary::state).contains(PowerState.RUNNING);
        assertThat(domains().find("web")).isEmpty();
    }

    @Test
    default void nothingCanBeDoneWithADomainThatIsGone() {
        DomainId gone = new DomainId(UUID.fromString("7f3f6c0e-4b7d-4d0b-8a55-0d8f0d0d9a11"), "gone");
        MetadataKey key = new MetadataKey("f", "urn:f");
        Domains domains = domains();
        assertThat(List.of(
                        kindOf(() -> domains.definition(gone)),
                        kindOf(() -> domains.metadata(gone, key)),
                        kindOf(() -> domains.setMetadata(gone, key, "<a/>")),
                        kindOf(() -> domains.autostart(gone)),
                        kindOf(() -> domains.setAutostart(gone, true)),
                        kindOf(() -> domains.start(gone)),
                        kindOf(() -> domains.shutdown(gone)),
                        kindOf(() -> domains.powerOff(gone)),
                        kindOf(() -> domains.undefine(gone))))
                .containsOnly(Kind.NOT_FOUND);
    }
}
