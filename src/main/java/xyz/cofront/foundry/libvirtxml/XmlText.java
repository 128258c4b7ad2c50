package xyz.cofront.foundry.libvirtxml;

import java.util.Locale;

/// Which characters may be written. JAXB and StAX write them all, and libvirt then refuses the text or misreads it.
final class XmlText {
    private XmlText() {}

    /// @throws IllegalArgumentException naming the first character that XML 1.0 cannot carry or would not bring back
    static String requireValid(String xml) {
        xml.codePoints().filter(character -> !valid(character)).findFirst().ifPresent(XmlText::refuse);
        return xml;
    }

    /// XML 1.0, section 2.2, without the tab: within an attribute it comes back as a space, so a path with a tab would
    /// name another file. Lone surrogates arrive here as themselves.
    private static boolean valid(int character) {
        return character == '\n'
                || character == '\r'
                || (character >= ' ' && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || character > 0xffff;
    }

    private static void refuse(int character) {
        throw new IllegalArgumentException(
                String.format(Locale.ROOT, "the character U+%04X cannot be written in libvirt's XML", character));
    }
}
