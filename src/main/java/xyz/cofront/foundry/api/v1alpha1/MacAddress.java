package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/// A network card's address.
///
/// @param text six lower-case hexadecimal octets with colons
public record MacAddress(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

    public MacAddress {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a MAC address; expected six octets such as 52:54:00:12:34:56");
        }
    }

    /// Takes upper case too.
    ///
    /// @throws IllegalArgumentException if the text is not six octets with colons
    @JsonCreator
    public static MacAddress parse(String text) {
        return new MacAddress(text.toLowerCase(Locale.ROOT));
    }

    /// Whether the address names a group of cards, which no single card may have (IEEE 802, the lowest bit of the first
    /// octet).
    public boolean multicast() {
        return (Integer.parseInt(text.substring(0, 2), 16) & 1) == 1;
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
