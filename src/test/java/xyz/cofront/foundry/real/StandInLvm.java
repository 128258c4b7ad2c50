package xyz.cofront.foundry.real;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// LVM played over loop devices, beside libvirt's real driver of logical pools: this machine's kernel may lack device
/// mapper, and real volume groups would be the host's, not the lab's. What libvirt, QEMU and the guest do with the
/// block devices is real.
final class StandInLvm implements AutoCloseable {
    private static final Path STATE = Path.of("/run/foundry-lab/lvm");
    private static final Path LVM = Path.of("/usr/sbin/lvm");

    private static final String PREFIX = "lab-vg-";

    /// Another one each time: the names of its volumes lie in /dev, which two labs share.
    private final String group = PREFIX + UUID.randomUUID().toString().substring(0, 8);

    private StandInLvm() {}

    /// With a volume group that is there then, and is gone when this is closed.
    static StandInLvm withGroup(long bytes) throws IOException {
        StandInLvm lvm = without();
        String group = lvm.group();
        Path folder = Files.createDirectories(STATE.resolve(group));
        Files.writeString(folder.resolve("size"), Long.toString(bytes));
        Files.writeString(folder.resolve("device"), "/dev/none");
        return lvm;
    }

    /// With a volume group that is not there yet.
    static StandInLvm without() throws IOException {
        play();
        return new StandInLvm();
    }

    /// The volume group's name.
    String group() {
        return group;
    }

    /// From here on every command of LVM's in the lab is the stand-in.
    private static void play() throws IOException {
        // The lab's end takes its devices, but not their names in /dev, which is the host's. Those of a lab that was
        // killed hours ago are nobody's any more.
        Shell.run(
                "find",
                "/dev",
                "-maxdepth",
                "1",
                "-name",
                PREFIX + "*",
                "-mmin",
                "+300",
                "-exec",
                "rm",
                "-rf",
                "{}",
                "+");
        Path script = Path.of("/run/foundry-lab/stand-in-lvm");
        if (Files.exists(script)) {
            return;
        }
        if (!Files.exists(LVM)) {
            throw new IllegalStateException(LVM + " is not there; scripts/test installs lvm2");
        }
        try (InputStream text = Objects.requireNonNull(StandInLvm.class.getResourceAsStream("stand-in-lvm"))) {
            Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Shell.run("chmod", "+x", script.toString());
        Shell.run("mount", "--bind", script.toString(), LVM.toString());
    }

    /// Every command of LVM's so far that changed something, of any group.
    List<String> changes() throws IOException {
        return Files.readAllLines(STATE.resolve("calls")).stream()
                .filter(call ->
                        call.startsWith("lvcreate") || call.startsWith("lvremove") || call.startsWith("vgcreate"))
                .toList();
    }

    /// The names of the group's volumes.
    List<String> volumes() {
        return Shell.run("sh", "-c", "ls " + STATE.resolve(group) + " | grep pid$ | sed s/.pid$// || true")
                .lines()
                .toList();
    }

    @Override
    public void close() {
        Shell.run(
                "rm",
                "-rf",
                "/dev/" + group,
                STATE.resolve(group).toString(),
                STATE.resolve("calls").toString());
    }
}
