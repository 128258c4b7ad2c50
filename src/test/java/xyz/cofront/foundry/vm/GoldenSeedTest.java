package xyz.cofront.foundry.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xyz.cofront.foundry.cloudinit.CloudInitChecks;
import xyz.cofront.foundry.cloudinit.CloudInitChecks.Report;
import xyz.cofront.foundry.cloudinit.IsoReaders;
import xyz.cofront.foundry.cloudinit.NoCloudIso;
import xyz.cofront.foundry.cloudinit.Seed;

/// What the guests of all golden cases get: cloud-init takes the files, and other programs find them on the ISO.
class GoldenSeedTest {
    private static final String[] RENDERERS = {"netplan", "sysconfig", "network-manager", "networkd", "eni"};

    /// By the name of the ISO.
    private static final Map<String, Seed> EXPECTED = new TreeMap<>();

    private static final List<Path> FOLDERS = new ArrayList<>();

    @TempDir
    static Path isos;

    @BeforeAll
    static void writeTheIsoOfEveryCaseWithASeed() throws IOException {
        for (GoldenCase golden : GoldenCase.all()) {
            Optional<Seed> seed = golden.plan().seed();
            if (seed.isPresent()) {
                String iso = golden.name() + ".iso";
                Files.write(isos.resolve(iso), NoCloudIso.render(seed.get()));
                EXPECTED.put(iso, read(golden.folder()));
                FOLDERS.add(golden.folder());
            }
        }
    }

    private static Seed read(Path folder) throws IOException {
        return new Seed(
                Files.readString(folder.resolve("user-data")),
                Files.readString(folder.resolve("meta-data")),
                Files.readString(folder.resolve("network-config")));
    }

    @Test
    void cloudInitTakesEveryFileAndRendersEveryNetwork() {
        Report report = CloudInitChecks.judge(FOLDERS);

        assertThat(report.problems()).isEmpty();
        assertThat(report.results())
                .hasSameSizeAs(FOLDERS)
                .allSatisfy(result -> assertThat(result.rendered()).containsOnlyKeys(RENDERERS));
    }

    @Test
    void isoinfoReadsEverySeedBackByRockRidge() {
        assertThat(readByIsoinfo("-R")).isEqualTo(EXPECTED);
    }

    @Test
    void isoinfoReadsEverySeedBackByJoliet() {
        assertThat(readByIsoinfo("-J")).isEqualTo(EXPECTED);
    }

    @Test
    void xorrisoReadsEverySeedBack() throws IOException {
        assertThat(IsoReaders.xorriso(isos, List.copyOf(EXPECTED.keySet())))
                .containsExactlyElementsOf(EXPECTED.values());
    }

    @Test
    void blkidFindsTheLabelOnEveryIso() {
        assertThat(IsoReaders.labels(isos, List.copyOf(EXPECTED.keySet())))
                .hasSameSizeAs(EXPECTED.keySet())
                .containsOnly("cidata");
    }

    private static Map<String, Seed> readByIsoinfo(String extension) {
        Map<String, Seed> read = new TreeMap<>();
        EXPECTED.keySet().forEach(iso -> read.put(iso, IsoReaders.isoinfo(extension, isos, iso)));
        return read;
    }
}
