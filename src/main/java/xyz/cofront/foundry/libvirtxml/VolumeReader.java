package xyz.cofront.foundry.libvirtxml;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a storage volume's XML.
public final class VolumeReader {
    /// As in libvirt's schema (`storagevol.rng`, `timestamp`), and a sign, as the kernel has times before 1970.
    private static final Pattern TIMESTAMP = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{0,9})?");

    private VolumeReader() {}

    /// @throws XmlFormatException if the text is no volume's XML or gives no path or sizes
    public static VolumeFacts read(String xml) {
        XmlNode volume = XmlNode.parse(xml, "volume");
        return new VolumeFacts(
                volume.first("target", "path").map(XmlNode::text).orElseThrow(() -> broken("path")),
                size(volume, "capacity"),
                size(volume, "allocation"),
                physical(volume),
                volume.first("target", "format").flatMap(format -> format.attribute("type")),
                volume.first("backingStore", "path").map(XmlNode::text),
                time(volume, "mtime"),
                time(volume, "ctime"));
    }

    private static XmlFormatException broken(String element) {
        return new XmlFormatException("a volume without a readable " + element);
    }

    /// libvirt before 3.0.0 and its test driver give none; what is raw is as long as its capacity.
    private static long physical(XmlNode volume) {
        return size(volume, volume.first("physical").isPresent() ? "physical" : "capacity");
    }

    /// In bytes, the only unit in which libvirt prints sizes of volumes.
    private static long size(XmlNode volume, String element) {
        return volume.first(element)
                .filter(size -> size.attribute("unit").orElse("bytes").equals("bytes"))
                .flatMap(XmlNode::content)
                .flatMap(VolumeReader::number)
                .orElseThrow(() -> broken(element));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text)).filter(number -> number >= 0);
        } catch (NumberFormatException broken) {
            return Optional.empty();
        }
    }

    /// Seconds since 1970 with up to nine digits after the point; a time that cannot be read is none.
    private static Optional<Instant> time(XmlNode volume, String element) {
        return volume.first("target", "timestamps", element)
                .flatMap(XmlNode::content)
                .filter(text -> TIMESTAMP.matcher(text).matches())
                .map(VolumeReader::instant);
    }

    private static Instant instant(String text) {
        BigDecimal nanos = new BigDecimal(text).movePointRight(9);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
