package xyz.cofront.foundry.checkup;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xyz.cofront.foundry.checkup.Denial.Guard;

/// Finds AppArmor's and SELinux's denials about guests in the kernel's messages, as the audit daemon or syslog keeps
/// them. Pure.
final class DenialReader {
    /// What the kernel writes is shorter; what is longer is somebody's own.
    private static final int LONGEST_LINE = 8192;

    private static final Pattern STAMP = Pattern.compile("audit\\((\\d{1,12})\\.(\\d{3}):\\d{1,12}\\)");
    private static final Pattern OPERATION = Pattern.compile("avc: +denied +\\{ ([a-z_ ]{1,200}) \\}");
    private static final Pattern GUEST_CONTEXT = Pattern.compile("[^:]*:[^:]*:svirt[a-z_]*:.*");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-F]{2})+");

    private DenialReader() {}

    /// In the log's order. Lines that are none of these are passed over.
    static List<Denial> read(String log) {
        return log.lines()
                .filter(line -> line.length() <= LONGEST_LINE)
                .flatMap(line -> denial(line).stream())
                .toList();
    }

    private static Optional<Denial> denial(String line) {
        Matcher stamp = STAMP.matcher(line);
        if (!stamp.find()) {
            return Optional.empty();
        }
        String rest = line.substring(stamp.end());
        if (rest.contains("apparmor=\"DENIED\"")) {
            return apparmor(stamp, rest);
        }
        return rest.contains("avc:") ? selinux(stamp, rest) : Optional.empty();
    }

    private static Optional<Denial> apparmor(Matcher stamp, String rest) {
        return value(rest, "profile")
                .filter(profile -> profile.startsWith("libvirt") || profile.endsWith("virt-aa-helper"))
                .flatMap(profile -> at(stamp)
                        .map(at -> new Denial(
                                Guard.APPARMOR,
                                stamp.group(),
                                at,
                                profile,
                                value(rest, "operation").orElse(""),
                                value(rest, "name")
                                        .or(() -> value(rest, "capname"))
                                        .orElse(""))));
    }

    private static Optional<Denial> selinux(Matcher stamp, String rest) {
        Matcher operation = OPERATION.matcher(rest);
        return value(rest, "scontext")
                .filter(context ->
                        operation.find() && GUEST_CONTEXT.matcher(context).matches())
                .flatMap(context -> at(stamp)
                        .map(at -> new Denial(
                                Guard.SELINUX,
                                stamp.group(),
                                at,
                                context,
                                operation.group(1),
                                value(rest, "path")
                                        .or(() -> value(rest, "name"))
                                        .orElse(""))));
    }

    /// In quotes, or plain; what has other than plain letters in it the kernel writes in hexadecimal digits.
    private static Optional<String> value(String line, String key) {
        Matcher found =
                Pattern.compile(" " + key + "=(?:\"([^\"]*)\"|([^ \"]+))").matcher(line);
        if (!found.find()) {
            return Optional.empty();
        }
        if (found.group(1) != null) {
            return Optional.of(found.group(1));
        }
        String plain = found.group(2);
        return Optional.of(
                HEX.matcher(plain).matches()
                        ? new String(HexFormat.of().parseHex(plain), StandardCharsets.UTF_8)
                        : plain);
    }

    private static Optional<Instant> at(Matcher stamp) {
        try {
            return Optional.of(
                    Instant.ofEpochSecond(Long.parseLong(stamp.group(1)), Long.parseLong(stamp.group(2)) * 1_000_000));
        } catch (DateTimeException | ArithmeticException beyond) {
            return Optional.empty();
        }
    }
}
