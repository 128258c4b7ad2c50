package xyz.cofront.foundry.checkup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import xyz.cofront.foundry.hypervisor.HostInfo;

/// Whether libvirt and QEMU are as new as what Foundry is tried with, and whether an update was followed by a restart.
///
/// @param library the version of libvirt's library here; `null` if there is none
record VersionsCheck(
        LibvirtLink link, ConnectionTarget target, @Nullable String library) implements Check {
    /// Debian 12's, the oldest that Foundry is tried with.
    private static final String LIBVIRT = "9.0.0";

    private static final String QEMU = "7.2.0";
    private static final Mend UPDATE = Mend.by("use a newer release of the distribution, such as Debian 12 or later");

    @Override
    public String name() {
        return "versions";
    }

    @Override
    public List<CheckResult> look() {
        if (library == null) {
            return List.of(CheckResult.failed(
                    name(),
                    "libvirt's library is not installed",
                    Mend.by("install it; Debian has it in libvirt0, Fedora in libvirt-libs")));
        }
        if (!link.open()) {
            return List.of(CheckResult.unknown(
                    name(), "libvirt's library here is " + library + "; that of its daemon is not known"));
        }
        HostInfo info = link.ask(hypervisor -> hypervisor.host().info());
        String libraries = "libvirt " + info.libraryVersion() + ", its library here " + library;
        if (target.test()) {
            return List.of(CheckResult.ok(name(), libraries));
        }
        List<CheckResult> found = Stream.of(
                        old("libvirt", info.libraryVersion(), LIBVIRT),
                        old("QEMU", info.hypervisorVersion(), QEMU),
                        leftBehind(info.libraryVersion(), library))
                .flatMap(stream -> stream)
                .toList();
        return found.isEmpty()
                ? List.of(CheckResult.ok(name(), libraries + ", QEMU " + info.hypervisorVersion()))
                : found;
    }

    private Stream<CheckResult> old(String what, String version, String oldest) {
        return older(version, oldest)
                ? Stream.of(CheckResult.warning(
                                name(),
                                what + " is " + version + "; Foundry is tried with " + oldest + " and later",
                                UPDATE)
                        .about(what))
                : Stream.of();
    }

    private Stream<CheckResult> leftBehind(String daemon, String here) {
        return older(daemon, here)
                ? Stream.of(CheckResult.warning(
                                name(),
                                "libvirt's daemon is " + daemon + " and its library here " + here
                                        + ": it was not restarted after an update, or this is a container",
                                new Mend("restart it; VMs run on", "sudo systemctl try-restart libvirtd virtqemud"))
                        .about("libvirt"))
                : Stream.of();
    }

    /// Versions are three numbers.
    private static boolean older(String version, String other) {
        int[] one = numbers(version);
        int[] two = numbers(other);
        return Arrays.compare(one, two) < 0;
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("\\.", -1))
                .filter(part -> part.matches("\\d{1,6}"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
