package xyz.cofront.foundry.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.api.v1alpha1.CloudInit;
import xyz.cofront.foundry.api.v1alpha1.VirtualMachine;
import xyz.cofront.foundry.validation.Violation;

/// A document with its name and FQDN in lower case.
///
/// @param notices what was changed
record Normalized(VirtualMachine vm, List<Violation> notices) {
    static Normalized of(VirtualMachine vm) {
        List<Violation> notices = new ArrayList<>();
        String name = lower(vm.name(), "metadata.name", notices);
        CloudInit cloudInit = cloudInit(vm.spec().cloudInit(), notices);
        VirtualMachine changed =
                vm.withMetadata(vm.metadata().withName(name)).withSpec(vm.spec().withCloudInit(cloudInit));
        return new Normalized(changed, List.copyOf(notices));
    }

    private static @Nullable CloudInit cloudInit(@Nullable CloudInit given, List<Violation> notices) {
        if (given == null || given.fqdn() == null) {
            return given;
        }
        String fqdn = lower(given.fqdn(), "spec.cloudInit.fqdn", notices);
        return new CloudInit(
                fqdn,
                given.user(),
                given.sshAuthorizedKeys(),
                given.passwordHash(),
                given.sshPwauth(),
                given.packages(),
                given.runcmd(),
                given.writeFiles(),
                given.userData(),
                given.seedBus());
    }

    private static String lower(String text, String path, List<Violation> notices) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals(text)) {
            notices.add(new Violation(path, "\"" + text + "\" is taken in lower case, as \"" + lower + "\""));
        }
        return lower;
    }
}
