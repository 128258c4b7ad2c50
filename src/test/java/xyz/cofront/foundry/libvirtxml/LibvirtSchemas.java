package xyz.cofront.foundry.libvirtxml;

import com.thaiopensource.relaxng.jaxp.XMLSyntaxSchemaFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.xml.sax.SAXException;

/// Libvirt's own RELAX NG schemas, as its packages install them (Debian: `libvirt0`).
public final class LibvirtSchemas {
    private static final Path FOLDER = Path.of("/usr/share/libvirt/schemas");

    private static final Map<Kind, Schema> SCHEMAS = Map.of(
            Kind.DOMAIN, load("domain.rng"),
            Kind.VOLUME, load("storagevol.rng"),
            Kind.POOL, load("storagepool.rng"));

    /// Which document is meant.
    public enum Kind {
        DOMAIN,
        VOLUME,
        POOL
    }

    private LibvirtSchemas() {}

    /// Fails, with the XML, if libvirt's schema does not take it, and if the schemas are not installed.
    public static void assertValid(Kind kind, String xml) {
        try {
            Objects.requireNonNull(SCHEMAS.get(kind)).newValidator().validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException | IOException invalid) {
            throw new AssertionError("not valid by libvirt's schema: " + invalid.getMessage() + "\n" + xml, invalid);
        }
    }

    private static Schema load(String name) {
        Path file = FOLDER.resolve(name);
        if (!Files.isReadable(file)) {
            throw new AssertionError(file + " is missing: install libvirt (on Debian the package libvirt0)");
        }
        try {
            return new XMLSyntaxSchemaFactory().newSchema(file.toFile());
        } catch (SAXException broken) {
            throw new AssertionError("unreadable schema " + file, broken);
        }
    }
}
