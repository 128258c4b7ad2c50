package xyz.cofront.foundry.libvirtxml;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import xyz.cofront.foundry.hypervisor.GuestSupport;

/// Reads libvirt's domain capabilities (`virConnectGetDomainCapabilities`). They depend on the machine type asked for.
public final class CapabilitiesReader {
    private CapabilitiesReader() {}

    /// @throws XmlFormatException if the text is no such XML or gives no limit of virtual processors
    public static GuestSupport read(String xml) {
        XmlNode capabilities = XmlNode.parse(xml, "domainCapabilities");
        boolean efi = offers(capabilities.all("os", "enum"), "firmware", "efi");
        boolean secure = offers(capabilities.all("os", "loader", "enum"), "secure", "yes");
        List<String> firmwares = capabilities
                .all("os", "loader", "value")
                .flatMap(value -> value.content().stream())
                .toList();
        return new GuestSupport(maxVcpus(capabilities), efi, efi && secure, firmwares);
    }

    private static int maxVcpus(XmlNode capabilities) {
        try {
            return capabilities
                    .first("vcpu")
                    .flatMap(vcpu -> vcpu.attribute("max"))
                    .map(Integer::parseInt)
                    .orElseThrow();
        } catch (NumberFormatException | NoSuchElementException broken) {
            throw new XmlFormatException("domain capabilities without a limit of vCPUs", broken);
        }
    }

    private static boolean offers(Stream<XmlNode> enums, String name, String value) {
        return enums.filter(node -> node.attribute("name").filter(name::equals).isPresent())
                .flatMap(node -> node.all("value"))
                .anyMatch(node -> node.text().equals(value));
    }
}
