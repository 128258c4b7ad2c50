package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IPv4 address.
///
/// @param bits the four octets, the first in the highest byte
public record Ipv4Address(int bits) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    /// @throws IllegalArgumentException if the text is not four decimal octets without leading zeros, with a message
    ///     that says so
    @JsonCreator
    public static Ipv4Address parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an IPv4 address; expected four numbers such as 192.168.1.10");
        }
        int bits = 0;
        for (int octet = 1; octet <= 4; octet++) {
            bits = (bits << 8) | octet(matcher.group(octet));
        }
        return new Ipv4Address(bits);
    }

    private static int octet(String digits) {
        int value = Integer.parseInt(digits);
        if (value > 255 || (digits.length() > 1 && digits.startsWith("0"))) {
            throw new IllegalArgumentException(
                    "not an IPv4 address; each number is 0 to 255 without leading zeros, not " + digits);
        }
        return value;
    }

    /// Eight lower-case hexadecimal digits, such as `0a371616`.
    public String hex() {
        return String.format(Locale.ROOT, "%08x", bits);
    }

    /// Octet 0 to 3, each 0 to 255.
    public int octet(int index) {
        return (bits >>> (24 - 8 * index)) & 0xff;
    }

    @Override
    @JsonValue
    public String toString() {
        return octet(0) + "." + octet(1) + "." + octet(2) + "." + octet(3);
    }
}
