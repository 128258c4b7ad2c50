package xyz.cofront.foundry.libvirtxml;

/// Writes a pool's XML as libvirt takes it at define. Each throws `IllegalArgumentException` if a text holds a
/// character that XML 1.0 cannot carry.
public final class PoolXml {
    private PoolXml() {}

    /// A pool of the files in one folder.
    ///
    /// @param path absolute
    public static String dir(String name, String path) {
        return write(new PoolSpec("dir", name, path, null));
    }

    /// A pool of any type.
    public static String write(PoolSpec pool) {
        return XmlWriter.write("pool", PoolElement.class, new PoolElement(pool));
    }
}
