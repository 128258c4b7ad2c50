package xyz.cofront.foundry.image;

import java.util.UUID;

/// Domains that anybody might have defined, for tests.
final class Domains {
    private Domains() {}

    /// One with a disk.
    static String xml(String name, UUID uuid, String disk) {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <memory unit='KiB'>131072</memory>
                  <vcpu>1</vcpu>
                  <os><type>hvm</type></os>
                  <devices>
                    %s
                  </devices>
                </domain>
                """.formatted(name, uuid, disk(disk, "vda"));
    }

    static String disk(String file, String device) {
        return """
                <disk type='file' device='disk'>
                  <driver name='qemu' type='qcow2'/>
                  <source file='%s'/>
                  <target dev='%s' bus='virtio'/>
                </disk>
                """.formatted(file, device);
    }
}
