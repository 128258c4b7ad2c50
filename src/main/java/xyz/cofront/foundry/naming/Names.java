package xyz.cofront.foundry.naming;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import xyz.cofront.foundry.api.v1alpha1.CidrAddress;
import xyz.cofront.foundry.api.v1alpha1.Ipv4Address;
import xyz.cofront.foundry.api.v1alpha1.MacAddress;
import xyz.cofront.foundry.api.v1alpha1.NetworkInterface;

/// The names of a machine's cards, volumes and host. Cards with an address are named after it, in the way of
/// the Ansible roles that Foundry replaces, so that both give the same machine the same card.
public final class Names {
    private static final Pattern TAP = Pattern.compile("vm([0-9a-f]{8})");
    private static final Pattern GENERATION = Pattern.compile("-g([1-9][0-9]{0,17})(\\.fd)?$");
    /// The target of the CD-ROM drive for the seed.
    public static final String SEED_DRIVE = "sda";

    private static final HexFormat OCTETS = HexFormat.ofDelimiter(":");

    /// How many old logs virtlogd keeps beside the current one (`max_backups` in virtlogd.conf is 3 unless
    /// set).
    private static final int SERIAL_LOG_ROLLOVERS = 3;

    private Names() {}

    /// `be:ef:` and the four octets of the address.
    public static MacAddress mac(Ipv4Address address) {
        return new MacAddress("be:ef:" + OCTETS.formatHex(octets(address)));
    }

    /// `52:54:00:` (QEMU's own range) and three octets of a hash, for a card whose address is not known.
    ///
    /// @param index the card's place among the machine's, from 0
    public static MacAddress macWithoutAddress(String vmName, int index) {
        byte[] digest = sha256(vmName + "/" + index);
        return new MacAddress("52:54:00:" + OCTETS.formatHex(digest, 0, 3));
    }

    /// The MAC that this card gets: the one given, else the address's, else one hashed from name and index.
    ///
    /// @param index the card's place among the machine's, from 0
    public static MacAddress mac(String vmName, NetworkInterface card, int index) {
        MacAddress given = card.mac();
        if (given != null) {
            return given;
        }
        CidrAddress ip = card.ip();
        return ip == null ? macWithoutAddress(vmName, index) : mac(ip.address());
    }

    /// The host's end of the card: `vm` and the address in hexadecimal. Ten characters, where Linux allows
    /// fifteen.
    public static String tap(Ipv4Address address) {
        return "vm" + address.hex();
    }

    /// The address that [#tap] was made from; empty for any other name, such as libvirt's own `vnet0`.
    public static Optional<Ipv4Address> addressOfTap(String tap) {
        Matcher matcher = TAP.matcher(tap);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Ipv4Address(Integer.parseUnsignedInt(matcher.group(1), 16)));
    }

    public static String boot(String vmName) {
        return vmName + "_boot";
    }

    /// @param device the disk's name in the guest, such as `vdb`
    public static String data(String vmName, String device) {
        return vmName + "_data-" + device;
    }

    public static String cloudInit(String vmName) {
        return vmName + "_cloudinit";
    }

    /// The variables of the machine's UEFI firmware.
    public static String nvram(String vmName) {
        return vmName + "_VARS.fd";
    }

    public static String serialLog(String vmName) {
        return vmName + "_serial.log";
    }

    /// What virtlogd renames a full serial log to: `.0` is the youngest.
    public static List<String> serialLogRollovers(String vmName) {
        return IntStream.range(0, SERIAL_LOG_ROLLOVERS)
                .mapToObj(number -> serialLog(vmName) + "." + number)
                .toList();
    }

    /// The first label, with `-` for `_`, which no hostname may hold (RFC 1123, section 2.1).
    ///
    /// @param nameOrFqdn a machine's name or a fully qualified domain name
    public static String hostname(String nameOrFqdn) {
        int dot = nameOrFqdn.indexOf('.');
        String label = dot < 0 ? nameOrFqdn : nameOrFqdn.substring(0, dot);
        return label.replace('_', '-');
    }

    /// The name of a volume that is made anew beside an old one: `web_boot` becomes `web_boot-g3`, `web_VARS.fd`
    /// becomes `web_VARS-g3.fd`.
    ///
    /// @param name as the other methods give it
    /// @param generation of the machine that the volume is made for; below 2 the name stays
    public static String ofGeneration(String name, long generation) {
        if (generation < 2) {
            return name;
        }
        int dot = name.endsWith(".fd") ? name.length() - 3 : name.length();
        return name.substring(0, dot) + "-g" + generation + name.substring(dot);
    }

    /// The generation in a volume's name; 1 where there is none.
    ///
    /// @param volume as [#ofGeneration] names it
    public static long generationOf(String volume) {
        Matcher matcher = GENERATION.matcher(volume);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 1;
    }

    /// Whether a volume has that name, of whatever generation.
    ///
    /// @param name as the other methods give it
    public static boolean isOfAnyGeneration(String volume, String name) {
        int dot = name.endsWith(".fd") ? name.length() - 3 : name.length();
        String pattern =
                Pattern.quote(name.substring(0, dot)) + "(-g[1-9][0-9]{0,17})?" + Pattern.quote(name.substring(dot));
        return volume.matches(pattern);
    }

    private static byte[] octets(Ipv4Address address) {
        return HexFormat.of().parseHex(address.hex());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
