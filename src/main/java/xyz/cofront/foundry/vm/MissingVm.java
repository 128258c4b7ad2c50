package xyz.cofront.foundry.vm;

import java.util.List;
import xyz.cofront.foundry.error.Suggestions;
import xyz.cofront.foundry.error.VmException;
import xyz.cofront.foundry.hypervisor.DomainSummary;

/// The failure of a name that no machine has.
final class MissingVm {
    private MissingVm() {}

    static VmException named(String name, List<DomainSummary> present) {
        List<String> names = present.stream().map(DomainSummary::name).toList();
        List<String> hint = Suggestions.closest(name, names).stream()
                .map(close -> "did you mean '" + close + "'?")
                .toList();
        return new VmException("there is no VM named '" + name + "'", hint, null);
    }
}
