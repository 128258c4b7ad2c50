package xyz.cofront.foundry.libvirtxml;

/// Stand-in until the real one is merged.
public final class PoolXml {
    private PoolXml() {}

    public static String dir(String name, String path) {
        return "<pool type='dir'><name>" + name + "</name><target><path>" + path + "</path></target></pool>";
    }
}
