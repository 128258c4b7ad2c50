package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// A create of a machine named web.
///
/// @param disks with the boot disk
record CreateAttack(Path document, int disks) implements Attack {
    static final String NAME = "web";

    private static final int BY_SIGNAL = 128;

    /// @param folder for the document
    static CreateAttack of(Path folder, int disks) {
        String text = Documents.machine(NAME, 10, disks, "foundry-vms");
        return new CreateAttack(Documents.write(folder, NAME + disks, text), disks);
    }

    @Override
    public String label() {
        return "create, " + disks + (disks == 1 ? " disk" : " disks");
    }

    @Override
    public List<String> arguments() {
        return List.of("create", document.toString());
    }

    @Override
    public void believe(Result result, HostState before) {
        if (result.exitCode() == 0 || result.err().contains("VM 'web' was created and is complete")) {
            requireComplete(NAME, disks);
        } else if (!killed(result) && !result.err().contains(" destroy --ignore-not-found " + NAME)) {
            // Told that nothing is left, or told of nothing that was made.
            assertThat(before.changesTo(HostState.now())).as(result.toString()).isEmpty();
            // A signal that comes before anything is made ends the process like any other.
            assertThat(result.exitCode() > BY_SIGNAL || result.err().contains("error: "))
                    .as(result.toString())
                    .isTrue();
        }
    }

    static boolean killed(Result result) {
        return result.exitCode() == 137;
    }

    /// Every part of it is there and libvirt runs it.
    static void requireComplete(String name, int disks) {
        RealFoundry foundry = new RealFoundry();
        assertThat(foundry.succeed("get", name, "-o", "yaml").out()).contains("phase: Running");
        assertThat(Shell.virsh("domstate", name).strip()).isEqualTo("running");
        assertThat(volumes(disks))
                .allSatisfy(volume -> assertThat(Files.exists(RealHost.VMS.resolve(name + volume)))
                        .as(volume)
                        .isTrue());
    }

    private static Set<String> volumes(int disks) {
        Stream<String> data = IntStream.range(1, disks).mapToObj(number -> "_data-vd" + (char) ('a' + number));
        return Stream.concat(Stream.of("_boot", "_cloudinit"), data).collect(Collectors.toSet());
    }

    @Override
    public void recover() {
        new RealFoundry().succeed("destroy", NAME, "--yes", "--grace", "0s", "--ignore-not-found");
    }
}
