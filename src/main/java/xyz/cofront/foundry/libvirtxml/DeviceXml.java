package xyz.cofront.foundry.libvirtxml;

import java.util.List;

/// Writes the XML of single devices, as libvirt takes them for a running domain.
public final class DeviceXml {
    private DeviceXml() {}

    public static String disk(DiskSpec disk) {
        return XmlWriter.write("disk", DiskElement.class, new DiskElement(disk));
    }

    /// A CD-ROM drive without its medium.
    ///
    /// @param cdrom as [#disk] writes it
    public static String emptied(String cdrom) {
        XmlTree drive = XmlTree.parse(cdrom);
        drive.remove(child -> child.is("source") || child.is("backingStore"));
        return drive.write();
    }

    public static String card(InterfaceSpec card) {
        return XmlWriter.write("interface", InterfaceElement.class, InterfaceElement.of(card));
    }

    /// A memory module for the first NUMA node.
    public static String memory(int gib) {
        XmlTree size = XmlTree.element("size");
        size.attribute("unit", "GiB");
        size.text(Integer.toString(gib));
        XmlTree node = XmlTree.element("node");
        node.text("0");
        XmlTree target = XmlTree.element("target");
        target.insert(size, List.of());
        target.insert(node, List.of());
        XmlTree module = XmlTree.element("memory");
        module.attribute("model", "dimm");
        module.insert(target, List.of());
        return module.write();
    }
}
