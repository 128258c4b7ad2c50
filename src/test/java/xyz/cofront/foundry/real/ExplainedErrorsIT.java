package xyz.cofront.foundry.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.hypervisor.Access;
import xyz.cofront.foundry.hypervisor.DomainId;
import xyz.cofront.foundry.hypervisor.Hypervisor;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;
import xyz.cofront.foundry.hypervisor.Patience;
import xyz.cofront.foundry.hypervisor.libvirt.LibvirtConnector;

/// Failures of daemons, pools and definitions, brought about on a real libvirt, and what is said of them. Where
/// Foundry's own checks come first, the port is asked.
final class ExplainedErrorsIT {
    private static final String UUID = "11111111-2222-3333-4444-555555555555";
    private static final Path QEMU_CONF = Path.of("/etc/libvirt/qemu.conf");

    private final RealFoundry foundry = new RealFoundry();

    @TempDir
    Path folder;

    @Test
    void aDaemonThatDoesNotRun() {
        daemon("stop");
        try {
            RealFoundry.Result monolithic = foundry.run("list");
            // Foundry's own option takes no mode; libvirt's library takes this way by itself where libvirtd is not
            // installed.
            HypervisorException modular = catchThrowableOfType(
                    HypervisorException.class,
                    () -> opened("qemu+unix:///system?mode=direct").close());

            assertThat(monolithic.exitCode()).isEqualTo(3);
            BrokenVm.tells(
                    monolithic,
                    "cannot connect to qemu:///system: ",
                    "libvirt-sock-ro': No such file or directory",
                    "libvirt's daemon does not run or is not installed",
                    "start it: sudo systemctl start libvirtd.socket",
                    "where libvirt has a daemon for each task: sudo systemctl start virtqemud.socket"
                            + " virtnetworkd.socket virtstoraged.socket");
            assertThat(modular.kind()).isEqualTo(Kind.CONNECTION);
            assertThat(modular).hasMessageContaining("virtqemud-sock': No such file or directory");
            assertThat(modular.advice())
                    .containsExactly(
                            "virtqemud, one of libvirt's daemons, does not run or is not installed",
                            "start it: sudo systemctl start virtqemud.socket");
        } finally {
            daemon("start");
        }
    }

    @Test
    void aDaemonForLogsThatDoesNotRun() throws Exception {
        String logger = Files.readString(Path.of("/run/virtlogd.pid")).strip();
        Shell.run("kill", logger);
        while (Files.exists(Path.of("/proc", logger))) {
            Thread.sleep(20);
        }
        Files.deleteIfExists(Path.of("/run/libvirt/virtlogd-sock"));
        try {
            new BrokenVm(foundry, folder)
                    .startTells(
                            BrokenVm.sound(),
                            "virtlogd-sock': No such file or directory",
                            "virtlogd, the daemon that writes the logs of VMs, does not run",
                            "start it: sudo systemctl start virtlogd.socket");
        } finally {
            daemon("start");
        }
    }

    @Test
    void kvmThatQemuCannotUse() throws IOException {
        String before = Files.readString(QEMU_CONF);
        Files.writeString(
                QEMU_CONF,
                "cgroup_device_acl = [\"/dev/null\", \"/dev/full\", \"/dev/zero\", \"/dev/random\", \"/dev/urandom\","
                        + " \"/dev/ptmx\"]\n",
                StandardOpenOption.APPEND);
        daemon("restart");
        try {
            if (!Files.exists(Path.of("/dev/kvm"))) {
                HypervisorException failure = defining(BrokenVm.with("type='qemu'", "type='kvm'"));
                assertThat(failure.advice().getFirst()).startsWith("KVM cannot be used: ");
                return;
            }
            new BrokenVm(foundry, folder)
                    .startTells(
                            BrokenVm.with("type='qemu'", "type='kvm'"),
                            "failed to initialize kvm: No such file or directory",
                            "KVM cannot be used: the kernel has no module for it, the processor's virtualization is"
                                    + " switched off, or this host is a VM itself",
                            "switch it on in the host's firmware settings, then: sudo modprobe kvm_intel, or kvm_amd",
                            "or run the VM without it, many times slower: spec.virtType: qemu");
        } finally {
            Files.writeString(QEMU_CONF, before);
            daemon("restart");
        }
    }

    @Test
    void aPoolThatIsStoppedOrWhoseFolderIsGone() throws IOException {
        Path pool = Files.createDirectory(folder.resolve("pool"));
        Shell.virsh("pool-define-as", "p1", "dir", "--target", pool.toString());
        try {
            assertThat(failing(host -> host.volumes().create("p1", volume(1 << 20)))
                            .advice())
                    .containsExactly(
                            "pool 'p1' is there, but not started",
                            "start it: virsh pool-start p1",
                            "have it start with the host: virsh pool-autostart p1");

            Shell.virsh("pool-start", "p1");
            Files.delete(pool);
            RealFoundry.Result gone = foundry.run("pool", "refresh", "p1", "-q");
            assertThat(gone.exitCode()).isEqualTo(5);
            BrokenVm.tells(
                    gone,
                    "could not refresh pool 'p1': cannot refresh pool 'p1': ",
                    "cannot open directory '" + pool + "': No such file or directory",
                    "the pool's folder '" + pool + "' is gone, or what is to be mounted there is not",
                    "mount it; if the folder was empty, make it anew: sudo mkdir -p " + pool);
        } finally {
            Shell.virsh("pool-undefine", "p1");
        }
    }

    @Test
    void aPoolThatIsFull() throws IOException {
        try (FullPool _ = new FullPool("small", folder.resolve("small"))) {
            HypervisorException failure = failing(host -> host.volumes().create("small", volume(64 << 20)));

            assertThat(failure.kind()).isEqualTo(Kind.NO_SPACE);
            assertThat(failure.advice())
                    .containsExactly(
                            "the storage is full, or what this user may take of it",
                            "see what takes the space: foundry storage status");
        }
    }

    @Test
    void aNameAndAUuidThatAreTaken() {
        BrokenVm vm = new BrokenVm(foundry, folder);
        vm.define(BrokenVm.with("</name>", "</name><uuid>" + UUID + "</uuid>"));
        try {
            HypervisorException name =
                    defining(BrokenVm.with("</name>", "</name><uuid>" + UUID.replace('5', '6') + "</uuid>"));
            HypervisorException uuid =
                    defining(BrokenVm.with("<name>broken</name>", "<name>other</name><uuid>" + UUID + "</uuid>"));

            assertThat(name.kind()).isEqualTo(Kind.ALREADY_EXISTS);
            assertThat(name.advice())
                    .containsExactly(
                            "the name is taken, by VM 'broken' with the UUID " + UUID,
                            "look at it: foundry get broken");
            assertThat(uuid.kind()).isEqualTo(Kind.FAILED);
            assertThat(uuid.advice())
                    .containsExactly(
                            "the UUID " + UUID + " is that of another VM, 'broken'", "look at it: foundry get broken");
        } finally {
            vm.forget();
        }
    }

    @Test
    void aMachineAProcessorAndAnEmulatorThatAreNotThere() {
        assertThat(defining(BrokenVm.with("machine='q35'", "machine='pc-q35-99.0'"))
                        .advice())
                .containsExactly(
                        "QEMU knows no machine 'pc-q35-99.0': newer than this QEMU, or so old that it was dropped",
                        "those it knows: qemu-system-x86_64 -machine help",
                        "leave spec.machine away, and the VM gets the newest that QEMU has");
        assertThat(defining(BrokenVm.with("arch='x86_64' machine='q35'", "arch='s390x'"))
                        .advice())
                .containsExactly(
                        "no QEMU for the architecture s390x is installed",
                        "install it: qemu-system-x86 on Debian and Ubuntu, qemu-kvm on Fedora and its kin");
        assertThat(defining(BrokenVm.withDevice("<emulator>/usr/bin/qemu-system-none</emulator>"))
                        .advice())
                .containsExactly(
                        "there is no QEMU at '/usr/bin/qemu-system-none'",
                        "install it: qemu-system-x86 on Debian and Ubuntu, qemu-kvm on Fedora and its kin");
    }

    @Test
    void aProcessorWithMoreThanTheHostHas() {
        BrokenVm vm = new BrokenVm(foundry, folder);
        vm.define(BrokenVm.with(
                "<devices>",
                "<cpu mode='custom' match='exact' check='partial'><model>Icelake-Server</model></cpu><devices>"));
        try {
            RealFoundry.Result result = foundry.run("start", BrokenVm.NAME, "-q");

            assertThat(result.exitCode()).isEqualTo(4);
            assertThat(result.err())
                    .containsPattern("features: (.*)\n  the VM asks for a processor with more than this host has to"
                            + " give: \\1\n  leave spec.cpuMode away, and the VM gets what this host can\n$");
        } finally {
            vm.forget();
        }
    }

    @Test
    void aVmThatOtherWorkHolds() throws Exception {
        BrokenVm vm = new BrokenVm(foundry, folder);
        vm.define(BrokenVm.sound());
        Process asking = null;
        String qemu = "";
        try {
            Shell.virsh("start", BrokenVm.NAME);
            qemu = Files.readString(Path.of("/run/libvirt/qemu/broken.pid")).strip();
            Shell.run("kill", "-STOP", qemu);
            asking = new ProcessBuilder("virsh", "qemu-monitor-command", "broken", "--hmp", "info status").start();
            awaitOccupied();

            HypervisorException failure = failing(host -> host.domains()
                    .suspend(host.domains().find(BrokenVm.NAME).orElseThrow().id()));

            assertThat(failure.kind()).isEqualTo(Kind.BUSY);
            assertThat(failure.advice().getFirst())
                    .matches("other work on this VM does not end \\(monitor=.*\\): a backup, a snapshot, or a QEMU that"
                            + " hangs with its storage");
        } finally {
            if (!qemu.isEmpty()) {
                Shell.run("kill", "-CONT", qemu);
            }
            if (asking != null) {
                asking.waitFor();
            }
            vm.forget();
        }
    }

    /// Until the call that gets no answer is under way.
    private static void awaitOccupied() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        while (!Shell.virsh("domcontrol", BrokenVm.NAME).startsWith("occupied")) {
            assertThat(Instant.now()).as("nothing holds the VM").isBefore(end);
            Thread.sleep(50);
        }
    }

    private static void daemon(String word) {
        Shell.run(System.getenv("FOUNDRY_LAB_LIBVIRTD"), word);
    }

    private static String volume(long bytes) {
        return "<volume><name>x</name><capacity>%1$d</capacity><allocation>%1$d</allocation></volume>".formatted(bytes);
    }

    private static HypervisorException defining(String xml) {
        return failing(host -> {
            DomainId unexpected = host.domains().define(xml);
            throw new AssertionError("defined " + unexpected);
        });
    }

    private static HypervisorException failing(Consumer<Hypervisor> work) {
        try (Hypervisor host = opened("qemu:///system")) {
            return catchThrowableOfType(HypervisorException.class, () -> work.accept(host));
        }
    }

    private static Hypervisor opened(String uri) {
        return new LibvirtConnector(Path.of("/sys/class/net"), Thread::sleep)
                .open(uri, Access.READ_WRITE, Patience.of(Duration.ofSeconds(45)));
    }
}
