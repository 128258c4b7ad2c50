package xyz.cofront.foundry.libvirtxml;

/// Stand-in until the real one is merged.
public final class VolumeXml {
    private VolumeXml() {}

    public static String raw(String name, long capacityBytes) {
        return "<volume><name>" + name + "</name><capacity>" + capacityBytes
                + "</capacity><allocation>0</allocation><target><format type='raw'/></target></volume>";
    }
}
