package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HostInfo;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class DoctorCommandTest {
    private final Cli cli = Scenarios.host();

    private static final String HEALTHY = """
            CHECK        STATE  REASON
            daemon       ok     libvirt 11.3.0 answers at qemu:///system (default), libvirtd, the one daemon, at /run/libvirt/libvirt-sock
            permissions  ok     root may do everything
            kvm          ok     /dev/kvm opens, and libvirt offers KVM
            firmware     ok     libvirt finds UEFI firmware (1 file), with secure boot
            pools        ok     foundry-images, foundry-vms: active, and started with the host
            networks     ok     default: active, and started with the host
            bridges      ok     br0; no VM lacks its bridge
            denials      ok     neither AppArmor nor SELinux is on
            space        ok     free: foundry-images 100.0 GiB, foundry-vms 100.0 GiB
            memory       ok     running VMs may take 4.0 GiB of the host's 32.0 GiB
            versions     ok     libvirt 11.3.0, its library here 11.3.0, QEMU 7.2.15
            time         ok     systemd-timesyncd has set the clock
            """;

    private static final String FINDINGS = """
            FINDING                                             SIZE   COMMAND                                       REPAIR
            creating VM 'bad' was cut off                       -      foundry destroy bad                           destroys what is there
            VM 'good' is complete, and not recorded as such     -      foundry doctor --repair                       records it as complete
            work on image 'foundry-images/h.qcow2' was cut off  107 B  foundry image prune                           clears it up
            no VM has volume 'foundry-vms/old_boot'             1 KiB  virsh vol-delete --pool foundry-vms old_boot  -
            """;

    @BeforeEach
    void update() {
        cli.host.withInfo(info -> new HostInfo(
                info.uri(),
                info.driver(),
                "11.3.0",
                info.hypervisorVersion(),
                info.architecture(),
                info.cpus(),
                info.memoryKib()));
    }

    @Test
    void aHealthyAndTidyHostIsFoundSo() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));

        assertThat(cli.launch("doctor"))
                .isEqualTo(new Cli.Result(0, HEALTHY + "Nothing is left of interrupted work\n", ""));
        assertThat(cli.launch("doctor", "--repair", "--yes"))
                .isEqualTo(new Cli.Result(0, "Nothing is left of interrupted work\n", ""));
        assertThat(cli.launch("doctor", "-o", "name")).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(cli.launch("doctor", "--repair", "--yes", "-o", "yaml").out())
                .isEqualTo("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: FindingList
                        items: []
                        """);
    }

    @Test
    void everyFindingIsShownWithWhatClearsIt() {
        fallIll();

        Cli.Result result = cli.launch("doctor");

        assertThat(result.exitCode()).isEqualTo(10);
        assertThat(result.out()).endsWith(FINDINGS);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void findingsAreToldToPrograms() {
        fallIll();

        assertThat(cli.launch("doctor", "-o", "name").out()).isEqualTo("""
                        virtualmachine/bad
                        virtualmachine/good
                        image/h.qcow2
                        volume/foundry-vms/old_boot
                        """);
        assertThat(cli.launch("doctor", "-o", "yaml").out()).endsWith("""
                        findings:
                          - resource: virtualmachine
                            name: bad
                            what: "creating VM 'bad' was cut off"
                            command: foundry destroy bad
                            repair: destroys what is there
                          - resource: virtualmachine
                            name: good
                            what: "VM 'good' is complete, and not recorded as such"
                            command: foundry doctor --repair
                            repair: records it as complete
                          - resource: image
                            name: h.qcow2
                            pool: foundry-images
                            bytes: 107
                            what: "work on image 'foundry-images/h.qcow2' was cut off"
                            command: foundry image prune
                            repair: clears it up
                          - resource: volume
                            name: foundry-vms/old_boot
                            bytes: 1024
                            what: "no VM has volume 'foundry-vms/old_boot'"
                            command: virsh vol-delete --pool foundry-vms old_boot
                        """);
    }

    @Test
    void aWarningIsShownWithItsStepsAndEndsWellAFailureDoesNot() {
        cli.host.withNetwork("lab net", false);

        Cli.Result warned = cli.launch("doctor", "-c", "qemu:///system");
        cli.surroundings.absent("/usr/share/OVMF/OVMF_CODE_4M.fd");
        Cli.Result failed = cli.launch("doctor");

        assertThat(warned.exitCode()).isZero();
        assertThat(warned.out())
                .contains("networks     warning  network 'lab net' is not active\n")
                .endsWith("""
                        What to do:
                          networks: start it: virsh -c qemu:///system net-start 'lab net'
                        Nothing is left of interrupted work
                        """);
        assertThat(failed.exitCode()).isEqualTo(10);
        assertThat(failed.out())
                .contains("firmware     failed   libvirt names firmware that is not there:"
                        + " /usr/share/OVMF/OVMF_CODE_4M.fd\n");
        assertThat(cli.launch("doctor", "-o", "name").out()).isEqualTo("check/firmware\n");
    }

    @Test
    void programsAreToldOfTheChecks() {
        cli.host.withNetwork("lab", false);
        cli.surroundings.absent("/dev/kvm").text("/proc/cpuinfo", "flags : sse\n");

        String yaml = cli.launch("doctor", "-o", "yaml").out();

        assertThat(yaml).startsWith("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: Checkup
                        checks:
                          - check: daemon
                            state: ok
                        """).contains("""
                          - check: kvm
                            state: warning
                            reason: "there is no /dev/kvm: the processor shows neither vmx nor svm; guests are emulated, which is slow"
                            mend:
                              - what: "switch virtualisation (VT-x, AMD-V, SVM) on in the settings of the host's firmware"
                        """).contains("""
                          - check: networks
                            subject: lab
                            state: warning
                            reason: "network 'lab' is not active"
                            mend:
                              - what: start it
                                command: virsh net-start lab
                        """).endsWith("findings: []\n");
    }

    @Test
    void withoutLibvirtTheDoctorSaysWhyAndLooksAtTheRest() {
        cli.surroundings.absent("/run/libvirt/libvirt-sock").there("/usr/sbin/libvirtd");
        cli.connecting((uri, access, patience) -> {
            throw new HypervisorException(Kind.CONNECTION, "cannot connect to " + uri + ": No such file");
        });

        Cli.Result result = cli.launch("doctor");

        assertThat(result).isEqualTo(new Cli.Result(3, """
                        CHECK        STATE    REASON
                        daemon       failed   libvirtd does not run: there is no socket /run/libvirt/libvirt-sock
                        permissions  ok       root may do everything
                        kvm          unknown  /dev/kvm opens; whether libvirt offers KVM is not known
                        firmware     unknown  libvirt cannot be asked
                        pools        unknown  libvirt cannot be asked
                        networks     unknown  libvirt cannot be asked
                        bridges      unknown  libvirt cannot be asked
                        denials      ok       neither AppArmor nor SELinux is on
                        space        unknown  libvirt cannot be asked
                        memory       unknown  libvirt cannot be asked
                        versions     unknown  libvirt's library here is 11.3.0; that of its daemon is not known
                        time         ok       systemd-timesyncd has set the clock
                        What to do:
                          daemon: start it: sudo systemctl enable --now libvirtd.socket
                          daemon: see why it does not run: sudo journalctl -n 50 -u libvirtd
                        What interrupted work left could not be looked for
                        """, ""));
        assertThat(cli.launch("doctor", "-o", "name")).isEqualTo(new Cli.Result(3, "check/daemon\n", ""));
        assertThat(cli.launch("doctor", "-o", "json").out()).doesNotContain("findings");
        assertThat(cli.launch("doctor", "--repair", "--yes").exitCode()).isEqualTo(3);
    }

    @Test
    void aConnectionThatIsLostOnTheWayIsNotAskedAgain() {
        cli.host.failOn("pools.list", Kind.TIMEOUT);

        Cli.Result result = cli.launch("doctor");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .contains("firmware     ok       ")
                .contains("pools        unknown  libvirt did not tell: ")
                .contains("space        unknown  libvirt cannot be asked\n")
                .endsWith("What interrupted work left could not be looked for\n");
    }

    @Test
    void whatTheHostNamesIsShownEscaped() {
        cli.host.withNetwork("a\u001b[31mb", false);

        assertThat(cli.launch("doctor").out())
                .contains("network 'a\\x1b[31mb' is not active")
                .contains("virsh net-start 'a\\x1b[31mb'")
                .doesNotContain("\u001b");
        assertThat(cli.launch("doctor", "-o", "json").out()).doesNotContain("\u001b");
    }

    @Test
    void theRepairTellsOneResultOfEach() {
        fallIll();

        Cli.Result repaired = cli.launch("doctor", "--repair", "--yes", "-q");

        assertThat(repaired).isEqualTo(new Cli.Result(10, """
                        Destroyed what was left of VM 'bad'
                        Recorded VM 'good' as complete
                        Cleared up what was left of work on image 'foundry-images/h.qcow2'
                        Left alone: no VM has volume 'foundry-vms/old_boot'; to remove it: virsh vol-delete --pool foundry-vms old_boot
                        """, ""));
        assertThat(cli.launch("doctor", "-o", "name").out()).isEqualTo("volume/foundry-vms/old_boot\n");
        assertThat(cli.launch("list", "--all", "-o", "name").out()).isEqualTo("virtualmachine/good\n");
        assertThat(cli.launch("get", "good", "-o", "yaml").out()).contains("phase: Stopped\n");
    }

    @Test
    void whereOneFailsTheOthersAreRepairedAllTheSame() {
        fallIll();
        cli.host.failOn("domains.forget", Kind.FAILED);

        Cli.Result repaired = cli.launch("doctor", "--repair", "--yes", "-q", "-o", "name");

        assertThat(repaired.exitCode()).isEqualTo(9);
        assertThat(repaired.out()).isEqualTo("""
                        virtualmachine/good
                        image/h.qcow2
                        volume/foundry-vms/old_boot
                        """);
        assertThat(repaired.err()).startsWith("error: could not undefine VM 'bad': ");
    }

    @Test
    void aRepairIsAskedForOnATerminalAndNeedsYesElsewhere() {
        fallIll();
        HostSnapshot before = cli.host.snapshot();

        Cli.Result unasked = cli.launch("doctor", "--repair");
        cli.terminal = true;
        cli.typed = "n\n";
        Cli.Result declined = cli.launch("doctor", "--repair", "--no-color");

        assertThat(unasked).isEqualTo(new Cli.Result(1, "", """
                        error: repairing removes what is half made, and there is no terminal to ask on
                          --yes answers the question beforehand
                        """));
        assertThat(declined).isEqualTo(new Cli.Result(4, "", """
                        This will be repaired at qemu:///system:
                          creating VM 'bad' was cut off: the repair destroys what is there
                          VM 'good' is complete, and not recorded as such: the repair records it as complete
                          work on image 'foundry-images/h.qcow2' was cut off: the repair clears it up
                        Repair? [y/N] error: declined: nothing was repaired
                        """));
        assertThat(cli.host.snapshot()).isEqualTo(before);
    }

    /// One machine that died early, one that died late, half an image, and a volume of nobody.
    private void fallIll() {
        dieCreating("bad", "10.77.0.11", "volumes.create");
        dieCreating("good", "10.77.0.12", "domains.start");
        String marker = "{\"image\":\"h.qcow2\",\"work\":{\"owner\":{\"bootId\":\"b\",\"pid\":5,\"startTicks\":5},"
                + "\"started\":\"2026-02-28T12:00:00Z\"}}";
        cli.host.putVolume("foundry-images", "h.qcow2.incomplete", marker.getBytes(StandardCharsets.UTF_8));
        cli.host.putVolume("foundry-vms", "old_boot", new byte[1024]);
    }

    private void dieCreating(String name, String address, String label) {
        cli.host.clearCalls();
        cli.typed = Scenarios.document(name, address) + """
                  cloudInit:
                    fqdn: %s.example.com
                """.formatted(name);
        cli.host.before(label, () -> cli.host.dieAt(cli.host.calls().size()));
        cli.launch("create", "-");
        cli.host.clearCalls();
        cli.typed = "";
    }
}
