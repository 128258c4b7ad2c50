package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xyz.cofront.foundry.fault.FoundryProcess.Result;

/// Changes to a running machine: a label, a larger boot disk and one more data disk, or a new boot disk altogether. One
/// data disk has content.
///
/// @param original the document it is created from
/// @param edited the document that is applied
record ApplyAttack(Path original, Path edited, boolean replace) implements Attack {
    private static final String CONTENT = "-P 0x5a 512k 64k";

    static ApplyAttack changing(Path folder) {
        String edited = text().replace("name: web\n", "name: web\n  labels: {role: front}\n")
                .replace("bootDisk: {sizeGB: 1", "bootDisk: {sizeGB: 2")
                .replace("dataDisks: [", "dataDisks: [{device: vdd, sizeGB: 1}, ");
        return of(folder, "changed", edited, false);
    }

    static ApplyAttack replacing(Path folder) {
        return of(folder, "replaced", text().replace("image: blank.qcow2", "empty: true"), true);
    }

    private static ApplyAttack of(Path folder, String name, String edited, boolean replace) {
        return new ApplyAttack(
                Documents.write(folder, "original", text()), Documents.write(folder, name, edited), replace);
    }

    private static String text() {
        return Documents.machine(CreateAttack.NAME, 10, 2, "foundry-vms");
    }

    @Override
    public String label() {
        return replace ? "apply --replace" : "apply";
    }

    @Override
    public void prepare() {
        RealFoundry foundry = new RealFoundry();
        foundry.succeed("create", original.toString(), "--no-start", "-q");
        Shell.run("qemu-io", "-f", "qcow2", "-c", "write " + CONTENT, data());
        foundry.succeed("start", CreateAttack.NAME);
    }

    @Override
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("apply", edited.toString(), "--yes"));
        if (replace) {
            arguments.addAll(List.of("--replace", "--force"));
        }
        return arguments;
    }

    /// Nobody is told of a success that is none. A machine that was not touched, or that was brought back, runs.
    @Override
    public void believe(Result result, HostState before) {
        if (result.exitCode() == 0) {
            requireApplied();
        } else if (!CreateAttack.killed(result)) {
            assertThat(result.err()).contains("error: ");
        }
        assertThat(Shell.virsh("-q", "list", "--all", "--name")).contains(CreateAttack.NAME);
    }

    /// The same command again finishes what was begun, and the data is what it was.
    @Override
    public void recover() {
        RealFoundry foundry = new RealFoundry();
        foundry.succeed(arguments().toArray(String[]::new));
        requireApplied();
        foundry.succeed("stop", CreateAttack.NAME, "--force");
        Shell.run("qemu-io", "-f", "qcow2", "-r", "-c", "read " + CONTENT, data());
        foundry.succeed("destroy", CreateAttack.NAME, "--yes");
    }

    private void requireApplied() {
        assertThat(new RealFoundry()
                        .succeed("diff", edited.toString(), "--exit-code")
                        .out())
                .isEqualTo("VM 'web' is as its document says\n");
        assertThat(Shell.virsh("domstate", CreateAttack.NAME).strip()).isEqualTo("running");
    }

    private static String data() {
        return RealHost.VMS.resolve(CreateAttack.NAME + "_data-vdb").toString();
    }
}
