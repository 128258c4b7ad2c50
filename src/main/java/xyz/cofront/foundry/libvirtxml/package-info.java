/// Libvirt's XML: typed elements for what Foundry writes (domains, volumes, pools), and small strict readers for what
/// it
/// needs to know of live XML. It must not decide anything about a machine, and no other package may use JAXB.
@NullMarked
@XmlAccessorType(XmlAccessType.FIELD)
@XmlSchema(xmlns = @XmlNs(prefix = MetadataXml.PREFIX, namespaceURI = MetadataXml.NAMESPACE))
package xyz.cofront.foundry.libvirtxml;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlSchema;
import org.jspecify.annotations.NullMarked;
