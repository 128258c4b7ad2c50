package xyz.cofront.foundry.vm;

import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.cloudinit.UserData;
import xyz.cofront.foundry.metadata.Redaction;

/// User-data that may be shown: what Foundry writes from the document's fields, a marker for each secret
/// in it, and of the user's own cloud-config only that there is one.
final class MaskedUserData {
    private static final String HEADER = "#cloud-config\n";
    private static final String LEFT_OUT =
            "# The keys of the document's userData are left out here; --show-secrets shows them.\n";

    private MaskedUserData() {}

    /// @param machine with a `cloudInit`
    static String render(VirtualMachine machine) {
        VirtualMachine redacted = Redaction.redact(machine);
        CloudInit open = redacted.spec().cloudInit();
        if (open == null || open.userData() == null) {
            return UserData.render(redacted);
        }
        VirtualMachine bare = redacted.withSpec(redacted.spec().withCloudInit(withoutUserData(open)));
        return HEADER + LEFT_OUT + UserData.render(bare).substring(HEADER.length());
    }

    private static CloudInit withoutUserData(CloudInit open) {
        return new CloudInit(
                open.fqdn(),
                open.user(),
                open.sshAuthorizedKeys(),
                open.passwordHash(),
                open.sshPwauth(),
                open.packages(),
                open.runcmd(),
                open.writeFiles(),
                null,
                open.seedBus());
    }
}
