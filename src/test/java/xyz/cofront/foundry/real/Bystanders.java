package xyz.cofront.foundry.real;

import java.nio.file.Path;

/// What was there before and must never change: a machine that runs, a foreign one, and volumes with names that look
/// like those of the machine under attack.
final class Bystanders {
    private static final String FOREIGN_UUID = "99999999-2222-4333-8444-555555555555";

    private Bystanders() {}

    static void settle(Path folder) {
        RealHost.image("FOUNDRY_MICRO_IMAGE", "micro.qcow2");
        RealFoundry foundry = new RealFoundry();
        clear(foundry);
        blankImage(folder, foundry);
        foundry.succeed("create", Documents.machine(folder, "keeper", 200, 2).toString());
        Shell.virsh("autostart", "keeper");
        Shell.virsh("vol-create-as", "foundry-vms", "web_data-vdz", "1M");
        Shell.virsh("vol-create-as", "foundry-vms", "web_db_boot", "1M", "--format", "qcow2");
        Shell.virsh("define", Documents.write(folder, "foreign", foreign()).toString());
    }

    /// What is left of bystanders that were never told to leave.
    private static void clear(RealFoundry foundry) {
        foundry.succeed("destroy", "keeper", "--yes", "--grace", "0s", "--ignore-not-found");
        for (String left : new String[] {
            "undefine " + FOREIGN_UUID,
            "vol-delete --pool foundry-vms web_data-vdz",
            "vol-delete --pool foundry-vms web_db_boot"
        }) {
            Shell.run("sh", "-c", "virsh " + left + " || true");
        }
        // Refused where there is none.
        foundry.run("image", "delete", "blank.qcow2", "--yes");
    }

    /// An image without anything to boot: a guest that boots prints its seed, and so the secret, to its serial log.
    private static void blankImage(Path folder, RealFoundry foundry) {
        Path blank = folder.resolve("blank.qcow2");
        Shell.run("qemu-img", "create", "-q", "-f", "qcow2", blank.toString(), "64M");
        foundry.succeed("image", "import", blank.toString());
    }

    private static String foreign() {
        return """
                <domain type='qemu'>
                  <name>web_db</name>
                  <uuid>%s</uuid>
                  <memory unit='MiB'>64</memory>
                  <os><type arch='x86_64' machine='q35'>hvm</type></os>
                  <devices>
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='qcow2'/>
                      <source file='%s'/>
                      <target dev='vda' bus='virtio'/>
                    </disk>
                  </devices>
                </domain>
                """.formatted(FOREIGN_UUID, RealHost.VMS.resolve("web_db_boot"));
    }

    static void leave() {
        new RealFoundry().succeed("destroy", "keeper", "--yes", "--grace", "0s");
        Shell.virsh("undefine", FOREIGN_UUID);
        new RealFoundry().succeed("image", "delete", "blank.qcow2", "--yes");
        Shell.virsh("vol-delete", "--pool", "foundry-vms", "web_data-vdz");
        Shell.virsh("vol-delete", "--pool", "foundry-vms", "web_db_boot");
    }
}
