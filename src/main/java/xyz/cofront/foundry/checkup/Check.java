package xyz.cofront.foundry.checkup;

import java.util.List;

/// Looks at one thing that a host must have. Changes nothing.
interface Check {
    /// One word, by which its results are known.
    String name();

    /// At least one result, all under this check's name.
    ///
    /// @throws xyz.cofront.foundry.hypervisor.HypervisorException if libvirt does not answer
    List<CheckResult> look();
}
