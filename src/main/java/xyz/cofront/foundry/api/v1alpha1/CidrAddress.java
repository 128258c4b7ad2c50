package xyz.cofront.foundry.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An address with the length of its network's prefix, such as `10.20.30.40/24`.
///
/// @param prefix 0 to 32
public record CidrAddress(Ipv4Address address, int prefix) {
    public CidrAddress {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("the prefix length is 0 to 32, not " + prefix);
        }
    }

    /// @throws IllegalArgumentException if the text is not `ADDRESS/PREFIX`, with a message that says what is wrong
    @JsonCreator
    public static CidrAddress parse(String text) {
        int slash = text.indexOf('/');
        if (text.contains(":")) {
            throw new IllegalArgumentException("IPv6 is not supported yet; expected IPv4 such as 192.168.1.10/24");
        }
        if (slash < 0) {
            throw new IllegalArgumentException("the prefix length is missing; expected such as " + text + "/24");
        }
        String digits = text.substring(slash + 1);
        if (!digits.matches("\\d{1,2}")) {
            throw new IllegalArgumentException("the prefix length after the slash is a number 0 to 32");
        }
        return new CidrAddress(Ipv4Address.parse(text.substring(0, slash)), Integer.parseInt(digits));
    }

    /// The bits of the netmask.
    public int mask() {
        return prefix == 0 ? 0 : -1 << (32 - prefix);
    }

    public Ipv4Address network() {
        return new Ipv4Address(address.bits() & mask());
    }

    public Ipv4Address broadcast() {
        return new Ipv4Address(address.bits() | ~mask());
    }

    public boolean contains(Ipv4Address other) {
        return (other.bits() & mask()) == network().bits();
    }

    @Override
    @JsonValue
    public String toString() {
        return address + "/" + prefix;
    }
}
