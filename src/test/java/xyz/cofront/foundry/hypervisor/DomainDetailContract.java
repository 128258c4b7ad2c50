package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.cofront.foundry.hypervisor.HypervisorContract.kindOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

/// Domains: metadata, autostart, lists, races.
public interface DomainDetailContract extends HypervisorContract {
    MetadataKey KEY = new MetadataKey("foundry", "https://foundry.cofront.xyz/v1alpha1");

    @Test
    default void aDomainWithoutMetadataHasNone() {
        assertThat(domains().metadata(define("web"), KEY)).isEmpty();
    }

    @Test
    default void metadataComesBackInItsNamespace() {
        DomainId id = define("web");
        domains().setMetadata(id, KEY, element("{\"a\": \"<&>\"}"));
        assertThat(shown(id)).isEqualTo("{https://foundry.cofront.xyz/v1alpha1}vm {\"a\": \"<&>\"}");
    }

    @Test
    default void metadataInTheDefinitionIsFoundByItsKey() {
        String xml = domainXml("web", UUID.randomUUID())
                .replace("<memory ", "<metadata>" + element("defined") + "</metadata><memory ");
        assertThat(shown(domains().define(xml))).isEqualTo("{https://foundry.cofront.xyz/v1alpha1}vm defined");
    }

    @Test
    default void metadataIsReplaced() {
        DomainId id = define("web");
        domains().setMetadata(id, KEY, element("first"));
        domains().setMetadata(id, KEY, element("second"));
        assertThat(shown(id)).isEqualTo("{https://foundry.cofront.xyz/v1alpha1}vm second");
    }

    @Test
    default void metadataOfAnotherNamespaceIsLeftAlone() {
        DomainId id = define("web");
        domains().setMetadata(id, KEY, element("ours"));
        domains().setMetadata(id, new MetadataKey("theirs", "urn:theirs"), "<other/>");
        assertThat(shown(id)).isEqualTo("{https://foundry.cofront.xyz/v1alpha1}vm ours");
    }

    @Test
    default void metadataWrittenWhileTheDomainRunsOutlivesItsPower() {
        DomainId id = define("web");
        domains().start(id);
        domains().setMetadata(id, KEY, element("running"));
        domains().powerOff(id);
        assertThat(shown(id)).isEqualTo("{https://foundry.cofront.xyz/v1alpha1}vm running");
    }

    @Test
    default void metadataThatIsNotXmlIsInvalid() {
        DomainId id = define("web");
        assertThat(kindOf(() -> domains().setMetadata(id, KEY, "<vm"))).isEqualTo(Kind.INVALID);
    }

    @Test
    default void theDefinitionHoldsNameUuidAndMetadata() {
        DomainId id = define("web");
        domains().setMetadata(id, KEY, element("held"));
        MemoryDomainXml definition = MemoryDomainXml.read(domains().definition(id));
        assertThat(List.of(
                        definition.name(),
                        definition.uuid(),
                        definition.metadata(KEY).orElse("none")))
                .isEqualTo(List.of("web", id.uuid(), domains().metadata(id, KEY).orElse("missing")));
    }

    @Test
    default void autostartIsOffUntilItIsSet() {
        DomainId id = define("web");
        List<Boolean> seen = new ArrayList<>();
        seen.add(domains().autostart(id));
        domains().setAutostart(id, true);
        seen.add(domains().autostart(id));
        domains().setAutostart(id, false);
        seen.add(domains().autostart(id));
        assertThat(seen).isEqualTo(List.of(false, true, false));
    }

    @Test
    default void aDomainThatWasJustMadeHasNoSnapshots() {
        assertThat(domains().snapshots(define("web"))).isZero();
    }

    @Test
    default void theDiskOfADomainThatDoesNotRunIsNotResized() {
        DomainId id = define("web");
        assertThat(kindOf(() -> domains().resizeDisk(id, "vda", 1 << 20))).isIn(Kind.WRONG_STATE, Kind.UNSUPPORTED);
    }

    @Test
    default void theListIsSortedAndHidesWhatDoesNotRun() {
        define("c");
        DomainId b = define("b");
        define("a");
        domains().start(b);
        assertThat(names(true)).containsSubsequence("a", "b", "c").isSorted();
        assertThat(names(false)).contains("b").doesNotContain("a", "c");
    }

    @Test
    default void ofManyDefinesOfOneNameExactlyOneWins() throws InterruptedException, ExecutionException {
        List<Object> outcomes = together(8, this::defined);
        assertThat(outcomes).filteredOn(Kind.ALREADY_EXISTS::equals).hasSize(7);
        assertThat(outcomes).filteredOn(DomainId.class::isInstance).hasSize(1);
    }

    private Object defined() {
        try (Hypervisor connection = connect(Access.READ_WRITE)) {
            return connection.domains().define(domainXml("contested", UUID.randomUUID()));
        } catch (HypervisorException e) {
            return e.kind();
        }
    }

    private static List<Object> together(int count, Callable<Object> task)
            throws InterruptedException, ExecutionException {
        List<Object> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            for (Future<Object> future : threads.invokeAll(Collections.nCopies(count, task))) {
                outcomes.add(future.get());
            }
        }
        return outcomes;
    }

    private List<String> names(boolean inactive) {
        return domains().list(inactive).stream().map(DomainSummary::name).toList();
    }

    /// Namespace, name and text of the element.
    private String shown(DomainId id) {
        Element element = MemoryXml.parse(domains().metadata(id, KEY).orElse("<none/>"));
        return "{" + element.getNamespaceURI() + "}" + element.getLocalName() + " " + element.getTextContent();
    }

    private static String element(String text) {
        return "<foundry:vm xmlns:foundry='https://foundry.cofront.xyz/v1alpha1'>"
                + text.replace("&", "&amp;").replace("<", "&lt;")
                + "</foundry:vm>";
    }
}
