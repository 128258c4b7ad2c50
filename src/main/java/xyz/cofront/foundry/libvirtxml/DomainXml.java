package xyz.cofront.foundry.libvirtxml;

/// Writes a domain's XML as libvirt takes it at define.
public final class DomainXml {
    private DomainXml() {}

    /// The same text for the same domain: two spaces of indentation, no XML declaration, a line end at the end.
    ///
    /// @throws IllegalArgumentException if a text holds a character that XML 1.0 cannot carry
    public static String write(DomainSpec domain) {
        return XmlWriter.write("domain", DomainElement.class, new DomainElement(domain));
    }
}
