package xyz.cofront.foundry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import xyz.cofront.foundry.hypervisor.HostSnapshot;
import xyz.cofront.foundry.hypervisor.HypervisorException.Kind;

class DoctorCommandTest {
    private final Cli cli = Scenarios.host();

    @Test
    void aTidyHostIsFoundSo() {
        Scenarios.create(cli, Scenarios.document("web", "10.77.0.10"));

        assertThat(cli.launch("doctor")).isEqualTo(new Cli.Result(0, "Nothing is left of interrupted work\n", ""));
        assertThat(cli.launch("doctor", "--repair", "--yes"))
                .isEqualTo(new Cli.Result(0, "Nothing is left of interrupted work\n", ""));
        assertThat(cli.launch("doctor", "-o", "name")).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(cli.launch("doctor", "-o", "yaml").out()).isEqualTo("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: FindingList
                        items: []
                        """);
    }

    @Test
    void everyFindingIsShownWithWhatClearsIt() {
        fallIll();

        assertThat(cli.launch("doctor")).isEqualTo(new Cli.Result(10, """
                        FINDING                                                 SIZE   COMMAND                                       REPAIR
                        creating VM 'bad' was cut off                           -      foundry destroy bad                           destroys what is there
                        VM 'good' is complete, and not recorded as such         -      foundry doctor --repair                       records it as complete
                        bringing image 'foundry-images/h.qcow2' in was cut off  107 B  foundry image prune                           removes it
                        no VM has volume 'foundry-vms/old_boot'                 1 KiB  virsh vol-delete --pool foundry-vms old_boot  -
                        """, ""));
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
        assertThat(cli.launch("doctor", "-o", "yaml").out()).isEqualTo("""
                        apiVersion: foundry.cofront.xyz/v1alpha1
                        kind: FindingList
                        items:
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
                            what: "bringing image 'foundry-images/h.qcow2' in was cut off"
                            command: foundry image prune
                            repair: removes it
                          - resource: volume
                            name: foundry-vms/old_boot
                            bytes: 1024
                            what: "no VM has volume 'foundry-vms/old_boot'"
                            command: virsh vol-delete --pool foundry-vms old_boot
                        """);
    }

    @Test
    void theRepairTellsOneResultOfEach() {
        fallIll();

        Cli.Result repaired = cli.launch("doctor", "--repair", "--yes", "-q");

        assertThat(repaired).isEqualTo(new Cli.Result(10, """
                        Destroyed what was left of VM 'bad'
                        Recorded VM 'good' as complete
                        Removed what was left of image 'foundry-images/h.qcow2'
                        Left alone: no VM has volume 'foundry-vms/old_boot'; to remove it: virsh vol-delete --pool foundry-vms old_boot
                        """, ""));
        assertThat(cli.launch("doctor", "-o", "name").out()).isEqualTo("volume/foundry-vms/old_boot\n");
        assertThat(cli.launch("list", "--all", "-o", "name").out()).isEqualTo("virtualmachine/good\n");
        assertThat(cli.launch("get", "good", "-o", "yaml").out()).contains("phase: Stopped\n");
    }

    @Test
    void whereOneFailsTheOthersAreRepairedAllTheSame() {
        fallIll();
        cli.host.failOn("domains.undefine", Kind.FAILED);

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
                          bringing image 'foundry-images/h.qcow2' in was cut off: the repair removes it
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
        cli.host.putVolume(
                "foundry-images", "h.qcow2.incomplete", marker.getBytes(java.nio.charset.StandardCharsets.UTF_8));
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
