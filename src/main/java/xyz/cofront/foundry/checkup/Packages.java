package xyz.cofront.foundry.checkup;

import java.util.Locale;

/// How this host's distribution installs something (os-release(5)).
record Packages(Surroundings host) {
    /// @param debian the packages' names in Debian and its descendants
    /// @param fedora likewise
    Mend install(String debian, String fedora) {
        String system = host.text("/etc/os-release").orElse("").toLowerCase(Locale.ROOT);
        if (family(system, "debian") || family(system, "ubuntu")) {
            return new Mend("install it", "sudo apt install " + debian);
        }
        if (family(system, "fedora") || family(system, "rhel")) {
            return new Mend("install it", "sudo dnf install " + fedora);
        }
        return Mend.by("install it; Debian has it in " + debian + ", Fedora in " + fedora);
    }

    private static boolean family(String system, String name) {
        return system.lines()
                .filter(line -> line.startsWith("id=") || line.startsWith("id_like="))
                .anyMatch(line -> line.matches(".*[=\" ]" + name + "([\" ].*)?"));
    }
}
