package xyz.cofront.foundry.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Domains whose guest's state lies in a file.
public interface SavedStateContract extends HypervisorContract {
    /// Has the hypervisor save a running domain, past the port.
    void save(String domain);

    @Test
    default void aDomainIsSavedUntilItIsStartedAgain() {
        DomainId id = define("web");
        domains().start(id);
        List<Boolean> seen = new ArrayList<>(List.of(domains().saved(id)));
        save("web");
        seen.add(domains().saved(id));
        domains().start(id);
        seen.add(domains().saved(id));
        assertThat(seen).isEqualTo(List.of(false, true, false));
    }

    @Test
    default void whoeverMayOnlyLookSeesThatADomainIsSaved() {
        DomainId id = define("web");
        domains().start(id);
        save("web");
        try (Hypervisor reader = connect(Access.READ_ONLY)) {
            assertThat(reader.domains().saved(id)).isTrue();
        }
    }

    @Test
    default void aSavedDomainIsUndefinedWithItsState() {
        DomainId id = define("web");
        domains().start(id);
        save("web");
        domains().undefine(id);
        assertThat(domains().saved(domains().define(domainXml("web", id.uuid()))))
                .isFalse();
    }
}
