package xyz.cofront.foundry.hypervisor.libvirt;

import xyz.cofront.foundry.hypervisor.Volume;
import xyz.cofront.foundry.hypervisor.VolumeId;
import xyz.cofront.foundry.libvirtxml.VolumeFacts;
import xyz.cofront.foundry.libvirtxml.VolumeReader;

/// A volume as libvirt's XML has it.
final class VolumeText {
    private VolumeText() {}

    static Volume facts(String pool, String name, String xml) {
        VolumeFacts facts = VolumeReader.read(xml);
        return new Volume(
                new VolumeId(pool, name),
                facts.path(),
                facts.capacity(),
                facts.allocation(),
                facts.physical(),
                // A block device has no format element; its bytes are all there is.
                facts.format().orElse("raw"),
                facts.backingPath(),
                facts.modified(),
                facts.changed());
    }
}
