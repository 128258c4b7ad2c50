package xyz.cofront.foundry.cloudinit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ISO as other programs see it: cdrkit's isoinfo, libisofs's xorriso, util-linux's blkid.
class NoCloudIsoTest {
    private static final Seed SEED = new Seed("#cloud-config\nhostname: wäb\n", "instance-id: web-1\n", "version: 2\n");

    private static final String ISO = "seed.iso";

    @TempDir
    Path folder;

    @Test
    void rockRidgeGivesTheFilesBack() throws IOException {
        write(SEED);
        assertThat(IsoReaders.isoinfo("-R", folder, ISO)).isEqualTo(SEED);
    }

    @Test
    void jolietGivesTheFilesBack() throws IOException {
        write(SEED);
        assertThat(IsoReaders.isoinfo("-J", folder, ISO)).isEqualTo(SEED);
    }

    @Test
    void plainIso9660HasTheShortNames() throws IOException {
        write(SEED);
        assertThat(Tool.run(folder, "isoinfo", "-f", "-i", "seed.iso").lines())
                .containsExactly("/META_DAT.;1", "/NETWORK_.;1", "/USER_DAT.;1");
    }

    @Test
    void xorrisoExtractsTheFilesAndTheirModes() throws IOException {
        write(SEED);
        List<Seed> read = IsoReaders.xorriso(folder, List.of(ISO));
        assertThat(Tool.run(folder, "find", ISO + ".files", "-type", "f", "-printf", "%m %TY-%Tm-%Td %f\n")
                        .lines()
                        .sorted())
                .containsExactly(
                        "400 2000-01-01 meta-data", "400 2000-01-01 network-config", "400 2000-01-01 user-data");
        assertThat(read).containsExactly(SEED);
    }

    @Test
    void xorrisoReadsTheWholeTreeWithoutAWarning() throws IOException {
        write(SEED);
        String find = Tool.run(folder, "xorriso", "-return_with", "WARNING", "32", "-indev", "seed.iso", "-find", "/");
        assertThat(find.lines()).containsExactly("'/'", "'/meta-data'", "'/network-config'", "'/user-data'");
    }

    /// libburn takes an image of 64 KiB or less for an empty disc.
    @Test
    void xorrisoSeesTheWholeOfIt() throws IOException {
        write(SEED);
        Tool.run(folder, "xorriso", "-indev", "seed.iso");
        assertThat(read("stderr")).contains("1 session, 64 data blocks");
    }

    @Test
    void blkidSeesTheLabelThatCloudInitLooksFor() throws IOException {
        write(SEED);
        assertThat(Tool.run(folder, "blkid", "-p", "-o", "export", "seed.iso").lines())
                .contains("TYPE=iso9660", "LABEL=cidata", "BLOCK_SIZE=2048");
    }

    @Test
    void isoinfoSeesBothExtensions() throws IOException {
        write(SEED);
        assertThat(Tool.run(folder, "isoinfo", "-d", "-i", "seed.iso").lines())
                .contains(
                        "CD-ROM is in ISO 9660 format",
                        "Volume id: cidata",
                        "Volume size is: 64",
                        "Joliet with UCS level 3 found",
                        "Rock Ridge signatures version 1 found");
    }

    /// 25 sectors before the files, each file on sectors of its own, and 64 sectors at the least.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2047, 2048, 2049, 75_776, 75_777, 1_048_576})
    void filesOfEverySizeComeBack(int size) throws IOException {
        Seed seed = new Seed("u".repeat(size), "m", "n");
        write(seed);
        assertThat(IsoReaders.isoinfo("-R", folder, ISO)).isEqualTo(seed);
        assertThat(Files.size(folder.resolve("seed.iso")))
                .isEqualTo(2048L * Math.max(64, 25 + 1 + 1 + Math.ceilDiv(size, 2048)));
    }

    @Test
    void theBytesDependOnNothingButTheSeed() {
        byte[] here = NoCloudIso.render(SEED);
        byte[] elsewhere = in(Locale.forLanguageTag("ar-EG-u-nu-arab"), TimeZone.getTimeZone("Pacific/Chatham"));
        assertThat(elsewhere).isEqualTo(here);
    }

    private static byte[] in(Locale locale, TimeZone zone) {
        Locale locales = Locale.getDefault();
        TimeZone zones = TimeZone.getDefault();
        try {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
            return NoCloudIso.render(SEED);
        } finally {
            Locale.setDefault(locales);
            TimeZone.setDefault(zones);
        }
    }

    private void write(Seed seed) throws IOException {
        Files.write(folder.resolve("seed.iso"), NoCloudIso.render(seed));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
    }
}
