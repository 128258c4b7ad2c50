package xyz.cofront.foundry.checkup;

import xyz.cofront.foundry.hypervisor.DomainSummary;
import xyz.cofront.foundry.libvirtxml.DomainFacts;

/// A machine and what its definition says.
record KnownMachine(DomainSummary domain, DomainFacts facts) {
    String name() {
        return domain.name();
    }
}
