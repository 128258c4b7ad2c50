package xyz.cofront.foundry.cloudinit;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// One file on the seed.
final class SeedFile {
    /// The ISO 9660 name of the user-data.
    static final String USER_DATA = "USER_DAT.;1";

    private final String isoName;
    private final String name;
    private final byte[] content;

    private SeedFile(String isoName, String name, String text) {
        this.isoName = isoName;
        this.name = name;
        this.content = text.getBytes(StandardCharsets.UTF_8);
    }

    /// In the order of both kinds of names, which a directory's records must have (ECMA-119 9.3).
    static List<SeedFile> of(Seed seed) {
        return List.of(
                new SeedFile("META_DAT.;1", "meta-data", seed.metaData()),
                new SeedFile("NETWORK_.;1", "network-config", seed.networkConfig()),
                new SeedFile(USER_DATA, "user-data", seed.userData()));
    }

    /// Eight characters, extension and version (ECMA-119 7.5, interchange level 1).
    String isoName() {
        return isoName;
    }

    String name() {
        return name;
    }

    int size() {
        return content.length;
    }

    byte[] content() {
        return content;
    }
}
