package xyz.cofront.foundry.storage;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import xyz.cofront.foundry.error.ConfigurationException;

/// Which folders could be a pool's, by their names alone. libvirt takes any and makes its files there as root.
final class FolderNames {
    /// Nothing in these is for volumes (Filesystem Hierarchy Standard 3.0).
    private static final Set<String> SYSTEM = Set.of(
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/lost+found",
            "/proc",
            "/run",
            "/sbin",
            "/sys",
            "/usr",
            "/var/lib/libvirt/qemu",
            "/var/run",
            "/var/lock");

    /// These hold what is others'; a folder of one's own within may do.
    private static final Set<String> SHARED = Set.of(
            "/",
            "/home",
            "/media",
            "/mnt",
            "/opt",
            "/root",
            "/srv",
            "/tmp",
            "/var",
            "/var/cache",
            "/var/lib",
            "/var/lib/libvirt",
            "/var/log",
            "/var/spool",
            "/var/tmp");

    private static final Pattern SOMEBODYS_HOME = Pattern.compile("/home/[^/]+");

    private FolderNames() {}

    /// The path without trailing slashes.
    ///
    /// @throws ConfigurationException if it cannot be a pool's
    static String checked(String typed) {
        if (!typed.startsWith("/")) {
            throw refused(typed, "it does not begin with /");
        }
        if (typed.codePoints().anyMatch(Character::isISOControl)) {
            throw refused(typed, "it holds a control character");
        }
        List<String> parts = List.of(typed.substring(1).replaceAll("/+$", "").split("/", -1));
        if (parts.contains("..") || parts.contains(".")) {
            throw refused(typed, "write it without . and ..");
        }
        if (parts.size() > 1 && parts.contains("")) {
            throw refused(typed, "write it without doubled slashes");
        }
        String path = "/" + String.join("/", parts);
        SYSTEM.stream().filter(folder -> isWithin(path, folder)).findFirst().ifPresent(folder -> {
            throw refused(typed, folder + " is the system's");
        });
        if (SHARED.contains(path) || SOMEBODYS_HOME.matcher(path).matches()) {
            throw refused(typed, "it holds other things than volumes; take a folder of its own within");
        }
        return path;
    }

    /// Whether one folder is the other or lies in it.
    static boolean isWithin(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    private static ConfigurationException refused(String typed, String why) {
        return new ConfigurationException("'" + typed + "' cannot be a pool's folder: " + why);
    }
}
