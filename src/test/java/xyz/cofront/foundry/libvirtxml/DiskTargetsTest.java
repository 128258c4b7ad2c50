package xyz.cofront.foundry.libvirtxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DiskTargetsTest {
    @Test
    void disksThatTheGuestWritesToAreToldByTheirTargets() {
        String xml = """
                <domain type='kvm'><name>web</name><devices>
                  <disk type='file' device='disk'>
                    <source file='/vms/web_boot'><seclabel/></source>
                    <backingStore type='file'><source file='/images/base.qcow2'/></backingStore>
                    <target dev='vda' bus='virtio'/>
                  </disk>
                  <disk type='block'><source dev='/dev/vg0/web_data-vdb'/><target dev='vdb'/></disk>
                  <disk type='file' device='cdrom'><source file='/vms/seed'/><target dev='sda'/></disk>
                  <disk type='file'><source file='/vms/seed'/><target dev='vdc'/><readonly/></disk>
                  <disk type='network'><source protocol='rbd' name='p/v'/><target dev='vdd'/></disk>
                  <disk type='file'><target dev='vde'/></disk>
                </devices></domain>
                """;

        assertThat(DiskTargets.paths(xml)).isEqualTo(Map.of("vda", "/vms/web_boot", "vdb", "/dev/vg0/web_data-vdb"));
    }
}
