package xyz.cofront.foundry.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.api.v1alpha1.VmSpec;

/// Judges a document by the rules that need no host: the seed's "Configuration Validation Rules" and the
/// limits of Linux, libvirt, QEMU, OpenSSH and cloud-init that are the same everywhere.
public final class Validator {
    private Validator() {}

    /// Every violation at once but those inside `userData`, which [UserDataRules] find, in the order of
    /// the document's fields. Names and FQDN are expected in lower case.
    public static List<Violation> validate(VirtualMachine vm) {
        return validate(vm, false);
    }

    /// The same.
    ///
    /// @param markers whether those that `get` prints in place of secrets are taken
    public static List<Violation> validate(VirtualMachine vm, boolean markers) {
        Findings findings = new Findings();
        header(vm, findings);
        MetadataRules.check(vm.metadata(), findings);
        VmSpec spec = vm.spec();
        ComputeRules.check(spec, findings);
        DiskRules.check(spec, findings);
        NetworkRules.check(spec.networkInterfaces(), findings);
        cloudInit(spec.cloudInit(), markers, findings);
        return findings.all();
    }

    private static void header(VirtualMachine vm, Findings findings) {
        findings.require(
                vm.apiVersion().equals(VirtualMachine.API_VERSION),
                "apiVersion",
                "must be \"" + VirtualMachine.API_VERSION + "\"");
        findings.require(vm.kind().equals(VirtualMachine.KIND), "kind", "must be \"" + VirtualMachine.KIND + "\"");
    }

    private static void cloudInit(@Nullable CloudInit cloudInit, boolean markers, Findings findings) {
        if (cloudInit != null) {
            SecretMarker.check(cloudInit, markers, findings);
            CloudInitRules.check(cloudInit, findings);
        }
    }
}
