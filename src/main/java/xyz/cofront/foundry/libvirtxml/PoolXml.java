package xyz.cofront.foundry.libvirtxml;

/// Writes a pool's XML as libvirt takes it at define.
public final class PoolXml {
    private PoolXml() {}

    /// A pool of the files in one folder.
    ///
    /// @param path absolute
    /// @throws IllegalArgumentException if a text holds a character that XML 1.0 cannot carry
    public static String dir(String name, String path) {
        return XmlWriter.write("pool", PoolElement.class, new PoolElement("dir", name, path));
    }
}
