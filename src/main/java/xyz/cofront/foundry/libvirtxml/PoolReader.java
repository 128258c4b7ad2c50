package xyz.cofront.foundry.libvirtxml;

/// Reads a storage pool's XML.
public final class PoolReader {
    private PoolReader() {}

    /// @throws XmlFormatException if the text is no pool's XML or gives no type
    public static PoolFacts read(String xml) {
        XmlNode pool = XmlNode.parse(xml, "pool");
        String type = pool.attribute("type").orElseThrow(() -> new XmlFormatException("a pool without a type"));
        return new PoolFacts(type, pool.first("target", "path").map(XmlNode::text));
    }
}
